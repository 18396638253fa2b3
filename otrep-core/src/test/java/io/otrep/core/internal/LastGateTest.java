package io.otrep.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.account.Account;
import io.otrep.account.Activity;
import io.otrep.account.ExchangeRate;
import io.otrep.broker.Broker;
import io.otrep.broker.BrokerEvents;
import io.otrep.core.Bench;
import io.otrep.core.internal.record.EngineRecord.CancelDecided;
import io.otrep.core.internal.record.EngineRecord.IntentsDecided;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import io.otrep.risk.ControlScope;
import io.otrep.risk.TradingState;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LastGateTest implements BrokerEvents {
    private static final Instrument ABC = Bench.share("ABC");
    private static final long SECOND = 1_000_000_000L;

    private final List<String> said = new ArrayList<>();
    private final List<String> trips = new ArrayList<>();
    private final StopLatch latch = new StopLatch((scope, state, reason) -> trips.add(scope + " " + reason));
    private long now = 100 * SECOND;
    private boolean up = true;
    private @Nullable String file;
    private boolean unreadable;
    private int looks;
    private final HaltFile haltFile = new HaltFile(this::read, latch, () -> now);

    private @Nullable String read() throws IOException {
        looks++;
        if (unreadable) {
            throw new IOException("stale handle");
        }
        return file;
    }

    private SendQueue queue(int requests) {
        Broker broker = (Broker) Proxy.newProxyInstance(
                Broker.class.getClassLoader(), new Class<?>[] {Broker.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "submit" -> said.add("submit " + ((OrderIntent) arguments[0]).id());
                        case "cancel" -> said.add("cancel " + arguments[0]);
                        default -> {}
                    }
                    return method.getName().equals("route") ? "sim" : null;
                });
        LastGate gate = new LastGate(
                new LastGate.Rules(requests, Duration.ofSeconds(1), Duration.ofSeconds(5)),
                () -> now,
                () -> up,
                haltFile);
        return new SendQueue(new Gateway(broker, latch, this, () -> now, gate), RunLog.OFF, 100, () -> {});
    }

    private IntentsDecided order(String id, boolean reducing, boolean permit) {
        OrderRequest request = OrderRequest.market(ABC, Side.SELL, Decimal.ONE).build();
        OrderIntent intent =
                OrderIntent.builder(ClientOrderId.of(id), "a", 1, now, request).build();
        return new IntentsDecided(now, List.of(intent), List.of(), null, reducing, permit);
    }

    private static void sendAll(SendQueue queue) {
        while (queue.sendNext()) {
            assertThat(queue.nextTryNanos()).isEqualTo(Long.MAX_VALUE);
        }
    }

    @Test
    void rateLetsSoManyLeaveInAPeriodAndCancelsAlways() {
        SendQueue queue = queue(2);
        List.of("a", "b", "c").forEach(id -> queue.submit(order(id, false, false)));
        queue.cancel(new CancelDecided(now, ClientOrderId.of("x"), null));

        sendAll(queue);

        assertThat(said).containsExactly("cancel x", "submit a", "submit b");
        assertThat(queue.nextTryNanos()).isEqualTo(now + SECOND);

        now = queue.nextTryNanos() - 1;
        sendAll(queue);
        assertThat(said).hasSize(3);

        now++;
        sendAll(queue);
        assertThat(said).hasSize(4).last().isEqualTo("submit c");
    }

    @Test
    void requestWaitsForTheStreamAndThenLeaves() {
        SendQueue queue = queue(0);
        up = false;
        queue.submit(order("a", false, false));

        sendAll(queue);
        now += 4 * SECOND;
        sendAll(queue);
        assertThat(said).isEmpty();

        up = true;
        sendAll(queue);

        assertThat(said).containsExactly("submit a");
    }

    @Test
    void requestThatWaitedTooLongWasNotSent() {
        SendQueue queue = queue(0);
        up = false;
        queue.submit(order("a", false, false));
        sendAll(queue);
        now += 5 * SECOND;

        sendAll(queue);

        assertThat(said).containsExactly("NOT_SENT a: it did not leave in time: the order stream is down");
    }

    @Test
    void requestThatWasTakenBackHoldsNobodyUp() {
        SendQueue queue = queue(0);
        up = false;
        queue.submit(order("a", false, false));
        queue.cancel(new CancelDecided(now, ClientOrderId.of("a"), null));

        sendAll(queue);

        assertThat(said).containsExactly("NOT_SENT a: taken back by its cancel before it left");
        assertThat(queue.nextTryNanos()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void haltFileHaltsWithItsText() {
        SendQueue queue = queue(0);
        file = "fat finger, call ann\n";

        queue.submit(order("a", true, false));
        sendAll(queue);

        assertThat(said).containsExactly("NOT_SENT a: refused by the last gate: HALTED");
        assertThat(trips).containsExactly("ENGINE:* the HALT file says: fat finger, call ann");
    }

    @Test
    void haltFileThatCannotBeReadHalts() {
        SendQueue queue = queue(0);
        unreadable = true;

        queue.submit(order("a", true, false));
        sendAll(queue);

        assertThat(said).containsExactly("NOT_SENT a: refused by the last gate: HALTED");
        assertThat(trips).singleElement().asString().contains("cannot be read").contains("stale handle");
    }

    @Test
    void haltFileIsSeenAlthoughNothingIsSent() {
        SendQueue queue = queue(0);
        file = "";

        queue.sendNext();

        assertThat(latch.state(ControlScope.engine())).isEqualTo(TradingState.HALTED);
    }

    @Test
    void haltFileIsLookedAtNowAndThenOnly() {
        SendQueue queue = queue(0);

        for (int i = 0; i < 1000; i++) {
            queue.sendNext();
            now += HaltFile.EVERY_NANOS / 10;
        }

        assertThat(looks).isEqualTo(100);
    }

    @Test
    void takingTheFileAwayReArmsNothingAndReArmingBesideItLetsNothingLeave() {
        SendQueue queue = queue(0);
        file = "halt";
        queue.sendNext();

        latch.rearm(ControlScope.engine(), latch.requestRearm(ControlScope.engine()), "ann");
        queue.submit(order("a", false, false));
        sendAll(queue);
        assertThat(said).containsExactly("NOT_SENT a: refused by the last gate: HALTED");

        now += HaltFile.EVERY_NANOS;
        queue.sendNext();
        file = null;
        now += HaltFile.EVERY_NANOS;
        queue.sendNext();
        assertThat(latch.state(ControlScope.engine())).isEqualTo(TradingState.HALTED);
    }

    @Test
    void onlyAReducingOrderWithAPermitLeavesWhenHalted() {
        SendQueue queue = queue(0);
        latch.trip(ControlScope.engine(), TradingState.HALTED, "by hand");

        queue.submit(order("reducing", true, false));
        queue.submit(order("permitted", true, true));
        queue.submit(order("forged", false, true));
        sendAll(queue);

        assertThat(said)
                .containsExactly(
                        "NOT_SENT reducing: refused by the last gate: HALTED",
                        "submit permitted",
                        "NOT_SENT forged: refused by the last gate: HALTED");
    }

    @Test
    void rulesAreChecked() {
        assertThatThrownBy(() -> new LastGate.Rules(-1, Duration.ofSeconds(1), Duration.ZERO))
                .hasMessageContaining("requests");
        assertThatThrownBy(() -> new LastGate.Rules(1, Duration.ZERO, Duration.ZERO))
                .hasMessageContaining("period");
        assertThatThrownBy(() -> new LastGate.Rules(1, Duration.ofSeconds(1), Duration.ofSeconds(-1)))
                .hasMessageContaining("patience");
    }

    @Override
    public void onStream(StreamState state, String detail) {}

    @Override
    public void onOrder(OrderEvent event) {
        said.add(event.kind() + " " + event.clientOrderId() + ": " + event.text());
    }

    @Override
    public void onActivity(Activity activity) {}

    @Override
    public void onAccount(Account account) {}

    @Override
    public void onMarket(MarketEvent event) {}

    @Override
    public void onExchangeRate(ExchangeRate rate) {}

    @Override
    public void onGap(String detail) {}
}
