package io.otrep.samples.chaos;

import io.otrep.account.Account;
import io.otrep.account.Activity;
import io.otrep.account.ExchangeRate;
import io.otrep.account.Position;
import io.otrep.broker.BrokerEvents;
import io.otrep.broker.BrokerEvents.StreamState;
import io.otrep.broker.BrokerException;
import io.otrep.broker.BrokerProfile;
import io.otrep.broker.Capabilities;
import io.otrep.broker.Capability;
import io.otrep.broker.MarketDataBroker;
import io.otrep.broker.ReplacingBroker;
import io.otrep.market.Currency;
import io.otrep.market.Instrument;
import io.otrep.market.Nanos;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderIntent;
import io.otrep.order.VenueOrderId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A venue in another process, reached through a {@link VenueServer}. One thread reads; requests are written by their callers. Thread-safe. */
final class RemoteBroker implements ReplacingBroker, MarketDataBroker {
    private record Question<T>(CompletableFuture<T> answer, Function<LineIn, T> read) {
        void take(LineIn in) {
            answer.complete(read.apply(in));
        }
    }

    private final Socket socket;
    private final OutputStream to;
    private final BufferedReader from;
    private final Instrument instrument;
    private final VenueLines lines;
    private final BrokerProfile profile;
    private final InstantSource clock = InstantSource.system();
    private final ReentrantLock writing = new ReentrantLock();
    private final AtomicLong numbers = new AtomicLong();
    private final Map<Long, Question<?>> questions = new ConcurrentHashMap<>();
    private final Thread reader = new Thread(this::read, "chaos-remote");
    private volatile @Nullable BrokerEvents events;

    private RemoteBroker(Socket socket, Instrument instrument) throws IOException {
        this.socket = socket;
        this.to = socket.getOutputStream();
        this.from = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        this.instrument = instrument;
        this.lines = new VenueLines(instrument);
        String welcome = from.readLine();
        if (welcome == null) {
            throw new IOException("the venue hung up");
        }
        this.profile = lines.profile(new LineIn(welcome));
    }

    /** Calls the venue's process, which says what it promises. */
    static RemoteBroker call(int port, Instrument instrument) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        try {
            socket.setTcpNoDelay(true);
            return new RemoteBroker(socket, instrument);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public String route() {
        return instrument.route();
    }

    @Override
    public Capabilities capabilities() {
        EnumSet<Capability> all = EnumSet.of(
                Capability.MARKET,
                Capability.LIMIT,
                Capability.DAY,
                Capability.GTC,
                Capability.SHORT,
                Capability.CROSSES_ZERO,
                Capability.REPLACE,
                Capability.MARKET_DATA);
        return Capabilities.of(all, instrument.asset().assetClass());
    }

    @Override
    public BrokerProfile profile() {
        return profile;
    }

    @Override
    public void connect(BrokerEvents sink) {
        events = sink;
        reader.setDaemon(true);
        reader.start();
        write(new LineOut("CONNECT"));
    }

    @Override
    public void subscribe(Collection<Instrument> instruments) {
        write(new LineOut("SUBSCRIBE"));
    }

    @Override
    public void unsubscribe(Collection<Instrument> instruments) {
        // quotes of the one instrument go on until the end; nobody is hurt
    }

    @Override
    public void submit(OrderIntent intent) {
        LineOut line = new LineOut("SUBMIT").value(nowNanos());
        lines.write(intent, line);
        request(line, intent.id(), OrderEventKind.SUBMIT_UNKNOWN);
    }

    @Override
    public void replace(OrderIntent replace, @Nullable VenueOrderId venueOrderId) {
        LineOut line = new LineOut("REPLACE").value(nowNanos()).value(venueOrderId);
        lines.write(replace, line);
        request(line, replace.id(), OrderEventKind.REPLACE_UNKNOWN);
    }

    @Override
    public void cancel(ClientOrderId id, @Nullable VenueOrderId venueOrderId) {
        request(new LineOut("CANCEL").value(id).value(venueOrderId), id, OrderEventKind.CANCEL_UNKNOWN);
    }

    private long nowNanos() {
        return Nanos.of(clock.instant());
    }

    private void request(LineOut line, ClientOrderId id, OrderEventKind doubt) {
        BrokerEvents sink = events;
        if (!write(line) && sink != null) {
            sink.onOrder(OrderEvent.builder(id, doubt, nowNanos())
                    .reason(null, "the connection broke")
                    .build());
        }
    }

    private boolean write(LineOut line) {
        writing.lock();
        try {
            to.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (IOException e) {
            return false;
        } finally {
            writing.unlock();
        }
    }

    private <T> CompletionStage<T> ask(String what, @Nullable Object about, Function<LineIn, T> read) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        long number = numbers.incrementAndGet();
        questions.put(number, new Question<>(answer, read));
        LineOut line = new LineOut("ASK").value(number).text(what);
        if (!write(about == null ? line : line.value(about)) || socket.isClosed()) {
            hangUp();
        }
        return answer;
    }

    @Override
    public CompletionStage<Account> account() {
        return ask("account", null, lines::account);
    }

    @Override
    public CompletionStage<List<Position>> positions() {
        return ask("positions", null, in -> in.list(() -> lines.position(in)));
    }

    @Override
    public CompletionStage<List<Order>> openOrders() {
        return ask("open", null, in -> in.list(() -> lines.order(in)));
    }

    @Override
    public CompletionStage<List<Order>> closedOrders(Instant since) {
        return ask("closed", Nanos.of(since), in -> in.list(() -> lines.order(in)));
    }

    @Override
    public CompletionStage<Optional<Order>> order(ClientOrderId id) {
        return ask("order", id, in -> Optional.ofNullable(in.part(() -> lines.order(in))));
    }

    @Override
    public CompletionStage<List<Activity>> activities(Instant since) {
        return ask("activities", Nanos.of(since), in -> in.list(() -> lines.activity(in)));
    }

    /** Both processes know the one instrument there is. */
    @Override
    public CompletionStage<List<Instrument>> instruments(Collection<String> symbols) {
        return CompletableFuture.completedFuture(List.of(instrument));
    }

    @Override
    public CompletionStage<Instant> venueTime() {
        return ask("time", null, in -> Nanos.toInstant(in.number()));
    }

    /** The instrument is of the account's currency. */
    @Override
    public CompletionStage<List<ExchangeRate>> exchangeRates(Currency currency) {
        return CompletableFuture.completedFuture(List.of());
    }

    private void read() {
        BrokerEvents sink = Objects.requireNonNull(events, "events");
        try {
            for (String line = from.readLine(); line != null; line = from.readLine()) {
                take(new LineIn(line), sink);
            }
        } catch (IOException e) {
            // the same as the end of the stream
        }
        sink.onStream(StreamState.DOWN, "the venue's process hung up");
        hangUp();
    }

    private void take(LineIn in, BrokerEvents sink) {
        switch (in.word()) {
            case "STREAM" -> sink.onStream(in.word(StreamState.class), in.text());
            case "ORDER" -> sink.onOrder(lines.event(in));
            case "ACTIVITY" -> sink.onActivity(lines.activity(in));
            case "ACCOUNT" -> sink.onAccount(lines.account(in));
            case "QUOTE" -> sink.onMarket(lines.quote(in));
            case "GAP" -> sink.onGap(in.text());
            case "ANSWER" -> answered(in.number(), question -> question.take(in));
            case "FAILED" -> answered(in.number(), question -> failed(question, in.flag(), in.text()));
            default -> sink.onGap("the venue said " + in.word() + ", which nobody understands");
        }
    }

    private void answered(long number, Consumer<Question<?>> then) {
        Question<?> question = questions.remove(number);
        if (question != null) {
            then.accept(question);
        }
    }

    private static void failed(Question<?> question, boolean fatal, String why) {
        BrokerException.Kind kind = fatal ? BrokerException.Kind.FATAL : BrokerException.Kind.RETRYABLE;
        question.answer().completeExceptionally(new BrokerException(kind, why, null, null));
    }

    /** Nobody will answer what is still asked. */
    private void hangUp() {
        for (Long number : List.copyOf(questions.keySet())) {
            answered(number, question -> failed(question, false, "the venue's process hung up"));
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // it is of no use any more
        }
        if (reader.isAlive()) {
            Threads.join(reader);
        }
    }
}
