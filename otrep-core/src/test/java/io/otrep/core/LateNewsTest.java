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
import io.otrep.order.Side;
import io.otrep.order.VenueOrderId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
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
                .journalPatience(Duration.ofSeconds(20))
                .closedOrdersRemembered(1)
                .listener(new EngineListener() {
                    @Override
                    public void onAnomaly(long timeNanos, String subject, String detail) {
                        anomalies.add(subject + ": " + detail);
                    }
                });
    }

    private static <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static Decimal held(TradingEngine engine, String owner) throws Exception {
        return await(engine.snapshot()).positions().stream()
                .filter(position -> position.owner().equals(owner))
                .map(Position::quantity)
                .reduce(Decimal.ZERO, Decimal::plus);
    }

    private static void awaitHeld(TradingEngine engine, String owner, String quantity) throws Exception {
        Decimal wanted = Decimal.parse(quantity);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!held(engine, owner).equals(wanted) && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(held(engine, owner)).isEqualTo(wanted);
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
        ClientOrderId id = await(engine.submit(OrderRequest.limit(ABC, Side.BUY, Decimal.TEN, Decimal.parse("100"))
                .build()));
        say(() -> broker.events().onActivity(fill(family, id, "6")));
        say(() -> broker.events()
                .onOrder(OrderEvent.builder(id, OrderEventKind.CANCEL, 2).build()));
        awaitHeld(engine, "host", heldAfterwards);
        while (!await(engine.snapshot()).workingOrders().isEmpty()) {
            Thread.onSpinWait();
        }
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
            before = await(engine.snapshot()).positions();
        }
        broker.held = List.of(before.get(0));
        try (TradingEngine again = pipeline(level).build()) {
            again.start();

            assertThat(await(again.snapshot()).positions()).isEqualTo(before);
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
            while (anomalies.isEmpty()) {
                Thread.onSpinWait();
            }

            assertThat(anomalies).singleElement().asString().contains("an execution of an order that is not known");
        }
    }
}
