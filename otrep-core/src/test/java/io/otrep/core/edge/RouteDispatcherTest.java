package io.otrep.core.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.account.Account;
import io.otrep.account.Activity;
import io.otrep.account.ExchangeRate;
import io.otrep.broker.Broker;
import io.otrep.broker.BrokerEvents;
import io.otrep.core.Await;
import io.otrep.core.Bench;
import io.otrep.core.internal.Gateway;
import io.otrep.core.internal.RunLog;
import io.otrep.core.internal.StopLatch;
import io.otrep.core.internal.record.EngineRecord.CancelDecided;
import io.otrep.core.internal.record.EngineRecord.IntentsDecided;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import io.otrep.risk.ControlScope;
import io.otrep.risk.TradingState;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The broker holds its first request until the test lets it go, so that what follows waits. */
class RouteDispatcherTest {
    private static final Instrument ABC = Bench.share("ABC");

    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final List<String> answers = new CopyOnWriteArrayList<>();
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final StopLatch latch = new StopLatch((scope, state, reason) -> {});
    private final Gateway gateway = new Gateway(broker(), latch, new Answers(), () -> 1L);
    private final RouteDispatcher dispatcher = new RouteDispatcher("otrep-test-out", gateway, RunLog.OFF, 3);

    @AfterEach
    void close() {
        release.countDown();
        dispatcher.close();
    }

    @Test
    void cancelsOvertakeRequestsThatWait() throws InterruptedException {
        hold();
        submit("b", false);
        cancel("old");

        release.countDown();
        dispatcherIsIdle();

        assertThat(sent).containsExactly("submit a", "cancel old", "submit b");
    }

    @Test
    void cancelAnnihilatesItsUnsentSubmit() throws InterruptedException {
        hold();
        submit("b", false);
        cancel("b");

        release.countDown();
        dispatcherIsIdle();

        assertThat(sent).containsExactly("submit a");
        assertThat(answers).containsExactly("b NOT_SENT");
    }

    @Test
    void cancelOfAnEntryAnnihilatesItsExitsToo() throws InterruptedException {
        hold();
        dispatcher.submit(new IntentsDecided(
                1, List.of(intent("b"), intent("stop"), intent("take")), List.of(), bracket(), false));
        cancel("b");

        release.countDown();
        dispatcherIsIdle();

        assertThat(sent).containsExactly("submit a");
        assertThat(answers).containsExactly("b NOT_SENT", "stop NOT_SENT", "take NOT_SENT");
    }

    @Test
    void cancelOfAnExitWaitsUntilItsGroupHasLeft() throws InterruptedException {
        hold();
        dispatcher.submit(new IntentsDecided(
                1, List.of(intent("b"), intent("stop"), intent("take")), List.of(), bracket(), false));
        cancel("stop");

        release.countDown();
        dispatcherIsIdle();

        assertThat(sent).containsExactly("submit a", "group b", "cancel stop");
    }

    @Test
    void errorInTheAdapterLeavesTheOrderUnknownAndTheStageGoesOn() throws InterruptedException {
        release.countDown();
        submit("broken", false);
        cancel("old");

        dispatcherIsIdle();

        assertThat(answers).startsWith("broken SUBMIT_UNKNOWN");
        assertThat(sent).contains("cancel old");
    }

    @Test
    void fullStageTakesNothingMore() throws InterruptedException {
        hold();

        List<Boolean> taken = new ArrayList<>();
        for (String id : List.of("b", "c", "d", "e")) {
            taken.add(submit(id, false));
        }

        assertThat(taken).containsExactly(true, true, true, false);
    }

    @Test
    void lastGateRefusesWhatWasDecidedBeforeTheStopAndCancelsPass() throws InterruptedException {
        hold();
        submit("b", false);
        submit("exit", true);
        cancel("old");
        latch.trip(ControlScope.engine(), TradingState.REDUCING, "loss");

        release.countDown();
        dispatcherIsIdle();

        assertThat(sent).containsExactly("submit a", "cancel old", "submit exit");
        assertThat(answers).containsExactly("b NOT_SENT");
    }

    @Test
    void closeSendsCancelsAndAnswersWhatHasNotLeft() throws InterruptedException {
        hold();
        submit("b", false);
        cancel("old");
        Thread closing = new Thread(dispatcher::close, "closing");
        closing.start();
        while (submit("probe", false)) {
            Thread.onSpinWait(); // until it is closed, or full
        }

        release.countDown();
        closing.join();

        assertThat(sent).startsWith("submit a", "cancel old");
        assertThat(sent.contains("submit b")).isNotEqualTo(answers.contains("b NOT_SENT"));
        assertThat(submit("late", false)).isFalse();
    }

    private void hold() throws InterruptedException {
        submit("a", false);
        assertThat(entered.await(60, TimeUnit.SECONDS)).isTrue();
    }

    private void dispatcherIsIdle() {
        Await.until("there is room", () -> submit("last", true));
        Await.until("all is sent", () -> sent.contains("submit last"));
        sent.remove("submit last");
    }

    private boolean submit(String id, boolean reducing) {
        return dispatcher.submit(new IntentsDecided(1, List.of(intent(id)), List.of(), null, reducing));
    }

    private void cancel(String id) {
        dispatcher.cancel(new CancelDecided(1, ClientOrderId.of(id), null));
    }

    private static OrderIntent intent(String id) {
        OrderRequest request = OrderRequest.market(ABC, Side.BUY, Decimal.ONE).build();
        return OrderIntent.builder(ClientOrderId.of(id), "a", 1, 1, request).build();
    }

    private static OrderGroup bracket() {
        return OrderGroup.bracket(
                OrderRequest.market(ABC, Side.BUY, Decimal.ONE).build(),
                OrderRequest.stop(ABC, Side.SELL, Decimal.ONE, Decimal.of(90)).build(),
                OrderRequest.limit(ABC, Side.SELL, Decimal.ONE, Decimal.of(110)).build());
    }

    private Broker broker() {
        return (Broker) Proxy.newProxyInstance(
                Broker.class.getClassLoader(),
                new Class<?>[] {io.otrep.broker.ContingentBroker.class, io.otrep.broker.ReplacingBroker.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("submit")) {
                        sent.add("submit " + ((OrderIntent) arguments[0]).id());
                        entered.countDown();
                        release.await();
                        if (sent.contains("submit broken")) {
                            throw new NoClassDefFoundError("a part of the adapter");
                        }
                    } else if (method.getName().equals("submitGroup")) {
                        sent.add("group " + ((OrderIntent) ((List<?>) arguments[1]).get(0)).id());
                    } else if (method.getName().equals("cancel")) {
                        sent.add("cancel " + arguments[0]);
                    }
                    return method.getName().equals("route") ? "sim" : null;
                });
    }

    private final class Answers implements BrokerEvents {
        @Override
        public void onStream(StreamState state, String detail) {}

        @Override
        public void onOrder(OrderEvent event) {
            answers.add(event.clientOrderId() + " " + event.kind());
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
}
