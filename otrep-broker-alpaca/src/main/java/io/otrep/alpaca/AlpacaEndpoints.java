package io.otrep.alpaca;

import java.net.URI;
import java.util.List;
import java.util.Objects;

/**
 * Where Alpaca is reached. Streams may be given as {@code ws} or {@code http} addresses, which mean the same. Immutable and thread-safe.
 *
 * @param trading of orders and the account, for example {@code https://paper-api.alpaca.markets}, without a path
 * @param orderStream of {@code trade_updates}, with its path
 * @param data of past and latest prices, without a path
 * @param equityStream of equities' prices, without the feed, for example {@code wss://stream.data.alpaca.markets/v2}
 * @param cryptoStream of crypto prices, with its path
 */
public record AlpacaEndpoints(URI trading, URI orderStream, URI data, URI equityStream, URI cryptoStream) {
    private static final List<String> SCHEMES = List.of("http", "https", "ws", "wss");
    private static final String DATA = "https://data.alpaca.markets";
    private static final String STREAM = "wss://stream.data.alpaca.markets";
    private static final String PAPER = "paper-api.alpaca.markets";
    private static final String LIVE = "api.alpaca.markets";

    /** Checks that each is an address of a host. */
    public AlpacaEndpoints {
        requireHost(trading, "trading");
        requireHost(orderStream, "orderStream");
        requireHost(data, "data");
        requireHost(equityStream, "equityStream");
        requireHost(cryptoStream, "cryptoStream");
    }

    private static void requireHost(URI address, String what) {
        Objects.requireNonNull(address, what);
        if (address.getHost() == null || !SCHEMES.contains(String.valueOf(address.getScheme()))) {
            throw new IllegalArgumentException(what + " must be an address with scheme and host, such as "
                    + "http://127.0.0.1:9101 or wss://example.com/stream, but was '" + address + "'");
        }
    }

    /**
     * Those of the paper account.
     *
     * @return the addresses that Alpaca documents
     */
    public static AlpacaEndpoints paper() {
        return of("https://" + PAPER, DATA, STREAM);
    }

    /**
     * Those of accounts with real money.
     *
     * @return the addresses that Alpaca documents
     */
    public static AlpacaEndpoints live() {
        return of("https://" + LIVE, DATA, STREAM);
    }

    /**
     * One host that speaks for all, such as a mock.
     *
     * @param host for example {@code http://127.0.0.1:9101}
     * @return its addresses
     */
    public static AlpacaEndpoints at(URI host) {
        return at(host, host);
    }

    /**
     * Two hosts, such as mocks of the two documents.
     *
     * @param trading for example {@code http://127.0.0.1:9101}
     * @param data for example {@code http://127.0.0.1:9102}; its streams too
     * @return their addresses
     */
    public static AlpacaEndpoints at(URI trading, URI data) {
        return of(base(trading), base(data), base(data));
    }

    private static String base(URI host) {
        String text = host.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** Whether orders, or news of them, go to the host of the other kind of account: paper's for a live one, live's for a paper one. */
    boolean isOfTheOther(boolean live) {
        String other = live ? PAPER : LIVE;
        return other.equalsIgnoreCase(trading.getHost()) || other.equalsIgnoreCase(orderStream.getHost());
    }

    private static AlpacaEndpoints of(String trading, String data, String stream) {
        return new AlpacaEndpoints(
                URI.create(trading),
                URI.create(trading + "/stream"),
                URI.create(data),
                URI.create(stream + "/v2"),
                URI.create(stream + "/v1beta3/crypto/us"));
    }
}
