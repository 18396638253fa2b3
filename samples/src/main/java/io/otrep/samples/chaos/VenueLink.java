package io.otrep.samples.chaos;

import io.otrep.account.Account;
import io.otrep.account.Activity;
import io.otrep.account.ExchangeRate;
import io.otrep.broker.Broker;
import io.otrep.broker.BrokerContext;
import io.otrep.broker.BrokerEvents;
import io.otrep.broker.BrokerException;
import io.otrep.broker.BrokerFactory;
import io.otrep.broker.MarketDataBroker;
import io.otrep.broker.ReplacingBroker;
import io.otrep.market.Currency;
import io.otrep.market.MarketEvent;
import io.otrep.market.Nanos;
import io.otrep.market.Quote;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderIntent;
import io.otrep.order.RejectReason;
import io.otrep.order.VenueOrderId;
import io.otrep.venue.sim.VenueDriver;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The venue's end of a connection: reads the requests of another process and tells it what its broker hears. When the other end is gone the broker is closed,
 * after all that left has been handed to the venue. One thread reads, one writes. Thread-safe.
 */
final class VenueLink implements BrokerEvents, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VenueLink.class);
    private static final String END = "";

    private final Socket socket;
    private final VenueDriver driver;
    private final Broker broker;
    private final VenueLines lines;
    private final WireRules rules;
    private final Runnable onRequest;
    private final InstantSource clock = InstantSource.system();
    private final LinkedBlockingQueue<String> out = new LinkedBlockingQueue<>();
    private final Thread reader = new Thread(this::read, "chaos-link-in");
    private final Thread writer = new Thread(this::write, "chaos-link-out");

    private VenueLink(
            Socket socket, VenueDriver driver, Broker broker, VenueLines lines, WireRules rules, Runnable onRequest) {
        this.socket = socket;
        this.driver = driver;
        this.broker = broker;
        this.lines = lines;
        this.rules = rules;
        this.onRequest = onRequest;
    }

    static VenueLink open(
            Socket socket,
            VenueDriver driver,
            BrokerFactory brokers,
            VenueLines lines,
            WireRules rules,
            Runnable onRequest) {
        BrokerContext context = new BrokerContext("chaos", brokers.route(), Currency.USD, InstantSource.system());
        VenueLink link = new VenueLink(socket, driver, brokers.create(context), lines, rules, onRequest);
        LineOut welcome = new LineOut("WELCOME");
        lines.write(rules.promised(), welcome);
        link.send(welcome);
        link.reader.setDaemon(true);
        link.writer.setDaemon(true);
        link.reader.start();
        link.writer.start();
        return link;
    }

    private void send(LineOut line) {
        out.add(line.toString());
    }

    private void write() {
        try (Writer to = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8)) {
            for (String line = out.take(); !line.equals(END); line = out.take()) {
                to.write(line + "\n");
                if (out.isEmpty()) {
                    to.flush();
                }
            }
        } catch (IOException | InterruptedException e) {
            LOG.debug("a child does not listen any more", e);
        }
    }

    private void read() {
        try (BufferedReader from =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = LineIn.whole(from); line != null; line = LineIn.whole(from)) {
                take(new LineIn(line));
            }
        } catch (IOException e) {
            LOG.debug("a child is gone", e);
        } catch (RuntimeException e) {
            LOG.error("a child said what nobody understands", e);
        } finally {
            leave();
        }
    }

    /** Twice through the venue's queue, so that what was read before is there before. */
    private void leave() {
        out.add(END);
        driver.ask(once -> driver.ask(twice -> {
            broker.close();
            return true;
        }));
    }

    private void take(LineIn in) {
        switch (in.word()) {
            case "CONNECT" -> broker.connect(this);
            case "SUBSCRIBE" -> subscribe();
            case "SUBMIT" -> submit(in.number(), lines.intent(in));
            case "REPLACE" -> replace(in.number(), VenueLines.venueId(in), lines.intent(in));
            case "CANCEL" -> cancel(VenueLines.clientId(in), VenueLines.venueId(in));
            case "ASK" -> answer(in.number(), in.text(), in);
            default -> throw new IllegalArgumentException("nothing is called " + in.word());
        }
    }

    private void subscribe() {
        ((MarketDataBroker) broker).subscribe(List.of(lines.instrument()));
    }

    private void submit(long leftNanos, OrderIntent intent) {
        inTime(leftNanos, intent.id(), OrderEventKind.REJECT, () -> broker.submit(intent));
    }

    private void replace(long leftNanos, @Nullable VenueOrderId venueId, OrderIntent intent) {
        ReplacingBroker replacing = (ReplacingBroker) broker;
        inTime(leftNanos, intent.id(), OrderEventKind.REPLACE_REJECT, () -> replacing.replace(intent, venueId));
    }

    private void inTime(long leftNanos, ClientOrderId id, OrderEventKind refusal, Runnable request) {
        driver.ask(venue -> {
            if (rules.isTooOld(leftNanos, venue.nowNanos())) {
                onOrder(OrderEvent.builder(id, refusal, venue.nowNanos())
                        .reason(RejectReason.OTHER, "came later than its deadline")
                        .build());
            } else {
                request.run();
            }
            return true;
        });
        onRequest.run();
    }

    private void cancel(ClientOrderId id, @Nullable VenueOrderId venueId) {
        driver.ask(venue -> {
            broker.cancel(id, venueId);
            return true;
        });
        onRequest.run();
    }

    private void answer(long number, String what, LineIn in) {
        switch (what) {
            case "account" -> answer(number, broker.account(), lines::write);
            case "positions" -> answer(number, broker.positions(), list(lines::write));
            case "open" -> answer(number, broker.openOrders(), list(lines::write));
            case "closed" -> answer(number, broker.closedOrders(since(in)), list(lines::write));
            case "activities" -> answer(number, broker.activities(since(in)), list(lines::write));
            case "order" ->
                answer(
                        number,
                        broker.order(VenueLines.clientId(in)),
                        (order, line) -> line.part(order.orElse(null), it -> lines.write(it, line)));
            case "time" -> answer(number, broker.venueTime(), (time, line) -> line.value(Nanos.of(time)));
            default -> throw new IllegalArgumentException("nobody can be asked for " + what);
        }
    }

    private static Instant since(LineIn in) {
        return Nanos.toInstant(in.number());
    }

    private static <T> BiConsumer<List<T>, LineOut> list(BiConsumer<T, LineOut> each) {
        return (all, line) -> line.list(all, one -> each.accept(one, line));
    }

    /** Stages complete on the venue's thread. */
    private <T> void answer(long number, CompletionStage<T> stage, BiConsumer<T, LineOut> write) {
        long askedNanos = Nanos.of(clock.instant());
        stage.thenCombine(driver.ask(venue -> venue), (answer, venue) -> {
                    if (rules.isBehind(askedNanos, venue.nowNanos())) {
                        throw new BrokerException(
                                BrokerException.Kind.RETRYABLE, "the venue is behind its clock", null, null);
                    }
                    LineOut line = new LineOut("ANSWER").value(number);
                    write.accept(answer, line);
                    send(line);
                    return true;
                })
                .whenComplete((sent, failure) -> fail(number, failure));
    }

    private void fail(long number, @Nullable Throwable failure) {
        if (failure != null) {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            boolean fatal = !(cause instanceof BrokerException known) || known.kind() == BrokerException.Kind.FATAL;
            send(new LineOut("FAILED").value(number).value(fatal).text(String.valueOf(cause)));
        }
    }

    @Override
    public void onStream(StreamState state, String detail) {
        send(new LineOut("STREAM").word(state).text(detail));
    }

    @Override
    public void onOrder(OrderEvent event) {
        LineOut line = new LineOut("ORDER");
        lines.write(event, line);
        send(line);
    }

    @Override
    public void onActivity(Activity activity) {
        LineOut line = new LineOut("ACTIVITY");
        lines.write(activity, line);
        send(line);
    }

    @Override
    public void onAccount(Account account) {
        LineOut line = new LineOut("ACCOUNT");
        lines.write(account, line);
        send(line);
    }

    @Override
    public void onMarket(MarketEvent event) {
        LineOut line = new LineOut("QUOTE");
        lines.write((Quote) event, line);
        send(line);
    }

    @Override
    public void onExchangeRate(ExchangeRate rate) {
        throw new IllegalArgumentException("a rate such as " + rate + " has no line");
    }

    @Override
    public void onGap(String detail) {
        send(new LineOut("GAP").text(detail));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("closing a socket", e);
        }
        out.add(END);
        Threads.join(reader);
        Threads.join(writer);
    }
}
