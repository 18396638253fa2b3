package io.otrep.broker.tck;

import io.otrep.broker.BrokerFactory;
import io.otrep.order.ClientOrderId;
import java.util.List;
import java.util.Optional;

/** An adapter, as the kit meets it. Every case gets a wire double and a broker of its own. */
public interface Subject {
    /**
     * The broker's name on the page of capabilities.
     *
     * @return for example {@code alpaca}
     */
    String name();

    /**
     * Makes a double of the venue's protocol.
     *
     * @return a new one, not started
     */
    WireDouble wire();

    /**
     * Makes the factory of brokers that talk to a double. Timeouts are short (300 ms), retries of reads are few, rate limits are those of the
     * venue.
     *
     * @param wire a double that was started
     * @return the factory
     */
    BrokerFactory factory(WireDouble wire);

    /**
     * Makes a factory whose credentials the venue does not know.
     *
     * @param wire a double that was started
     * @return the factory; empty where there are no credentials
     */
    default Optional<BrokerFactory> stranger(WireDouble wire) {
        return Optional.empty();
    }

    /**
     * What no text may show.
     *
     * @return the secrets of both factories; empty where there are none
     */
    default List<String> secrets() {
        return List.of();
    }

    /**
     * Names an order.
     *
     * @param number of the case, for example {@code 0412}
     * @param order 1 for the first of the case
     * @return for example {@code tck0412-00000001}; another form where the venue wants one
     */
    default ClientOrderId clientOrderId(String number, int order) {
        return ClientOrderId.of("tck%s-%08d".formatted(number, order));
    }
}
