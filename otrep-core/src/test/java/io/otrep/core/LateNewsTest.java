package io.otrep.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.account.ActivityKey;
import io.otrep.account.Fill;
import io.otrep.account.FillCorrection;
import io.otrep.account.Position;
import io.otrep.journal.JournalLevel;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.Side;
import io.otrep.order.VenueOrderId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a venue says of an order that memory has forgotten. */
class LateNewsTest {
    private static final Instrument ABC = Bench.share("ABC");

    @TempDir
    Path folder;

    private final ScriptedBroker broker = new ScriptedBroker("sim", ABC);
    private final List<String> anomalies = new CopyOnWriteArrayList<>();
    private long fills;

    private Pipeline pipeline(JournalLevel level) {
        return TradingEngine.builder("USD")
                .route(broker, "ABC")
                .ordersOnly()
                .withoutGates()
                .journal(folder, level)
                .journalPatience(Duration.ofSeconds(60))
                .closedOrdersRemembered(1)
                .listener(new EngineListener() {
                    @Override
                    public void onAnomaly(long timeNanos, String subject, String detail) {
                        anomalies.add(subject + ": " + detail);
                    }
                });
    }

    private static Decimal held(TradingEngine engine, String owner) {
        return now(engine).positions().stream()
                .filter(position -> position.owner().equals(owner))
                .map(Position::quantity)
                .reduce(Decimal.ZERO, Decimal::plus);
    }

    private static void awaitHeld(TradingEngine engine, String owner, String quantity) {
        Decimal wanted = Decimal.parse(quantity);
        Await.until(
                quantity + " are held by " + owner, () -> held(engine, owner).equals(wanted));
    }

    /** As far as the loop has come. */
    private static EngineSnapshot now(TradingEngine engine) {
        try {
            return Await.get(engine.snapshot());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean works(TradingEngine engine) {
        return now(engine).workingOrders().stream().anyMatch(order -> order.status() == OrderStatus.ACCEPTED);
    }

    private Fill fill(String family, ClientOrderId id, String quantity) {
        return Fill.builder(
                        ActivityKey.of(broker.accountId(), family),
                        System.currentTimeMillis() * 1_000_000 + fills++,
                        ABC,
                        Side.BUY,
                        Decimal.parse(quantity),
                        Decimal.parse("100"))
                .clientOrderId(id)
                .venueOrderId(VenueOrderId.of("v-" + id.value()))
                .build();
    }

    private void say(Runnable what) {
        broker.say(what);
    }

    /** An order for ten that was executed for six and then ended at the venue. */
    private ClientOrderId ended(TradingEngine engine, String family, String heldAfterwards) throws Exception {
        broker.answer = ScriptedBroker.Answer.ACCEPT;
        ClientOrderId id = Await.get(engine.submit(OrderRequest.limit(ABC, Side.BUY, Decimal.TEN, Decimal.parse("100"))
                .build()));
        Await.until("it works at the venue", () -> works(engine));
        say(() -> broker.events().onActivity(fill(family, id, "6")));
        say(() -> broker.events()
                .onOrder(OrderEvent.builder(id, OrderEventKind.CANCEL, 2).build()));
        awaitHeld(engine, "host", heldAfterwards);
        Await.until("it has ended", () -> now(engine).workingOrders().isEmpty());
        return id;
    }

    private List<ClientOrderId> threeEnded(TradingEngine engine) throws Exception {
        List<ClientOrderId> ids = new ArrayList<>();
        ids.add(ended(engine, "e0", "6"));
        ids.add(ended(engine, "e1", "12"));
        ids.add(ended(engine, "e2", "18"));
        return ids;
    }

    @ParameterizedTest
    @EnumSource(JournalLevel.class)
    void lateFillsAndBustsFindTheirForgottenOrderInTheJournal(JournalLevel level) throws Exception {
        List<Position> before;
        try (TradingEngine engine = pipeline(level).build()) {
            engine.start();
            ClientOrderId first = threeEnded(engine).get(0);

            say(() -> broker.events().onActivity(fill("e0", first, "6")));
            say(() -> broker.events()
                    .onOrder(OrderEvent.builder(first, OrderEventKind.CANCEL, 3).build()));
            say(() -> broker.events().onActivity(fill("late", first, "4")));
            awaitHeld(engine, "host", "22");
            threeMore(engine);
            say(() -> broker.events().onActivity(bust("e0")));
            awaitHeld(engine, "host", "34");

            assertThat(held(engine, Position.EXTERNAL)).isEqualTo(Decimal.ZERO);
            assertThat(anomalies).isEmpty();
            before = Await.get(engine.snapshot()).positions();
        }
        broker.held = List.of(before.get(0));
        try (TradingEngine again = pipeline(level).build()) {
            again.start();

            assertThat(Await.get(again.snapshot()).positions()).isEqualTo(before);
        }
        if (level == JournalLevel.ALL) {
            assertThat(pipeline(level).replay(folder).difference()).isEmpty();
        }
    }

    private void threeMore(TradingEngine engine) throws Exception {
        ended(engine, "e3", "28");
        ended(engine, "e4", "34");
        ended(engine, "e5", "40");
    }

    private FillCorrection bust(String family) {
        return FillCorrection.bust(
                new ActivityKey(broker.accountId(), family, 1), System.currentTimeMillis() * 1_000_000);
    }

    @ParameterizedTest
    @EnumSource(JournalLevel.class)
    void fillThatNoRecordExplainsIsExternalAndAnAnomaly(JournalLevel level) throws Exception {
        try (TradingEngine engine = pipeline(level).build()) {
            engine.start();
            String ours = threeEnded(engine).get(0).value();
            ClientOrderId never = ClientOrderId.of(ours.substring(0, ours.lastIndexOf('-')) + "-zzz");

            say(() -> broker.events().onActivity(fill("strange", never, "5")));
            awaitHeld(engine, Position.EXTERNAL, "5");
            Await.until("an anomaly is told", () -> !anomalies.isEmpty());

            assertThat(anomalies).singleElement().asString().contains("an execution of an order that is not known");
        }
    }
}
