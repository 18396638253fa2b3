package io.otrep.core.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.account.Fill;
import io.otrep.account.LotMethod;
import io.otrep.core.Bench;
import io.otrep.core.internal.record.EngineRecord;
import io.otrep.core.internal.record.EngineRecord.IntentsDecided;
import io.otrep.core.internal.record.EngineRecord.PolicyKept;
import io.otrep.core.internal.record.EngineRecord.PolicyTold;
import io.otrep.core.internal.record.EngineRecord.RunBegun;
import io.otrep.core.internal.record.EngineRecord.SnapshotTaken;
import io.otrep.market.Bar;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Quote;
import io.otrep.market.Trade;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.Side;
import io.otrep.portfolio.CommandedPolicy;
import io.otrep.portfolio.PortfolioContext;
import io.otrep.portfolio.PortfolioPolicy;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PolicyTest {
    private final Kept kept = new Kept();
    private final CoreBench bench = new CoreBench();
    private final Hand hand = new Hand();

    /** A policy that does what the test says, and keeps what it hears. */
    private static final class Hand implements CommandedPolicy {
        private final List<Object> heard = new ArrayList<>();
        private @Nullable PortfolioContext context;

        @Override
        public void onStart(PortfolioContext given) {
            context = given;
        }

        @Override
        public void onCommand(byte[] command, PortfolioContext given) {
            switch (new String(command, UTF_8)) {
                case "refuse" -> throw new IllegalArgumentException("not this");
                case "later" -> throw new IllegalStateException("not now");
                case "throw" -> throw new ArithmeticException("broken");
                default -> given.submit(buy(command.length));
            }
        }

        @Override
        public void onQuote(Quote quote, int slot, PortfolioContext given) {
            heard.add(quote);
        }

        @Override
        public void onTrade(Trade trade, int slot, PortfolioContext given) {
            heard.add(trade);
        }

        @Override
        public void onOrder(Order order, PortfolioContext given) {
            heard.add(order.status());
        }

        @Override
        public void onFill(Fill fill, PortfolioContext given) {
            heard.add(fill.quantity());
        }
    }

    private PortfolioContext policy() {
        bench.policies.put("hand", hand);
        bench.core();
        return Objects.requireNonNull(hand.context);
    }

    private static OrderRequest buy(int quantity) {
        return OrderRequest.market(CoreBench.ABC, Side.BUY, Decimal.of(quantity))
                .build();
    }

    private static Quote tick(long timeNanos, double bid) {
        return new Quote(CoreBench.ABC, timeNanos, bid, bid + 1, 100, 100);
    }

    private void quote(double bid) {
        bench.core().onMarket(tick(bench.now(), bid), 0, bench.now());
    }

    @Test
    void quotesAndTradesComeWhileAnInstrumentIsWatched() {
        PortfolioContext context = policy();

        quote(99);
        context.watch(0, true);
        quote(100);
        bench.core().onMarket(new Trade(CoreBench.ABC, bench.now(), 100, 1, Trade.Aggressor.UNKNOWN), 0, bench.now());
        context.watch(0, false);
        quote(101);

        assertThat(hand.heard).hasSize(2);
        assertThat(((Quote) hand.heard.get(0)).bid()).isEqualTo(100);
    }

    @Test
    void hearsOfItsOwnOrdersOnly() {
        PortfolioContext context = policy();
        bench.bar(100);
        ClientOrderId id = context.submit(buy(7));
        bench.bar(100).accept().fill("100");
        bench.core().submit("host", buy(5));
        bench.accept().fill("100");

        assertThat(hand.heard).containsSubsequence(OrderStatus.ACCEPTED, Decimal.of(7), OrderStatus.FILLED);
        assertThat(hand.heard).doesNotContain(Decimal.of(5));
        assertThat(context.position(0)).isEqualTo(Decimal.of(7));
        assertThat(context.order(id)).map(Order::status).contains(OrderStatus.FILLED);
        assertThat(context.order(bench.last().id())).isEmpty();
    }

    @Test
    void commandIsWrittenAndTaken() {
        bench.log = kept;
        kept.all = true;
        policy();
        bench.bar(100);

        bench.core().tell("hand", new byte[7]);

        assertThat(bench.last().request().quantity()).isEqualTo(Decimal.of(7));
        assertThat(bench.last().owner()).isEqualTo("hand");
        assertThat(kept.records.stream()
                        .filter(record -> record instanceof PolicyTold || record instanceof IntentsDecided)
                        .map(record -> record.getClass().getSimpleName()))
                .containsExactly("PolicyTold", "IntentsDecided");
    }

    @Test
    void refusedCommandIsTheFaultOfWhoAskedAndABrokenOneThePolicys() {
        policy();

        for (String refused : List.of("refuse", "later")) {
            assertThatThrownBy(() -> bench.core().tell("hand", refused.getBytes(UTF_8)))
                    .hasMessageStartingWith("not ");
        }
        assertThatThrownBy(() -> bench.core().tell("none", new byte[1])).hasMessage("no policy is named none");
        assertThat(bench.core().quarantined()).isEmpty();

        assertThatThrownBy(() -> bench.core().tell("hand", "throw".getBytes(UTF_8)))
                .hasMessage("policy hand threw and is quarantined");
        assertThat(bench.core().quarantined()).containsExactly("hand");
        assertThatThrownBy(() -> bench.core().tell("hand", new byte[1])).hasMessageContaining("does not run");
    }

    @Test
    void policyWithoutCommandsSaysSo() {
        bench.policies.put("plain", new PortfolioPolicy() {});

        assertThatThrownBy(() -> bench.core().tell("plain", new byte[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("policy plain takes no commands");
    }

    @Test
    void replacesAndCancelsItsOwnOrdersOnly() {
        PortfolioContext context = policy();
        bench.bar(100);
        ClientOrderId own = context.submit(buy(7));
        bench.accept();
        ClientOrderId other = bench.core().submit("host", buy(5));

        context.replace(own, buy(9));
        context.cancel(own);

        assertThat(bench.replaces.get(0).request().quantity()).isEqualTo(Decimal.of(9));
        assertThat(bench.cancels).containsExactly(own);
        assertThatThrownBy(() -> context.cancel(other)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> context.replace(other, buy(6))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsRememberedIsWrittenBeforeTheOrderAndOnceOnly() {
        bench.log = kept;
        PortfolioContext context = policy();
        bench.bar(100);

        context.remember("plan", "one".getBytes(UTF_8));
        context.remember("plan", "one".getBytes(UTF_8));
        context.submit(buy(7));

        List<String> kinds = kept.records.stream()
                .filter(record -> record instanceof PolicyKept || record instanceof IntentsDecided)
                .map(record -> record.getClass().getSimpleName())
                .toList();
        assertThat(kinds).containsExactly("PolicyKept", "IntentsDecided");
    }

    @Test
    void nextProcessRecallsWhatWasNotForgotten() {
        bench.log = kept;
        PortfolioContext context = policy();
        context.remember("plan", "one".getBytes(UTF_8));
        context.remember("plan", "two".getBytes(UTF_8));
        context.remember("other", "three".getBytes(UTF_8));
        context.forget("other");

        PortfolioContext again = restored(kept.records);

        assertThat(again.remembered()).containsExactly("plan");
        assertThat(again.recall("plan")).asString(UTF_8).isEqualTo("two");
        assertThat(again.recall("other")).isNull();
    }

    @Test
    void snapshotHoldsMemoryAlsoOfAPolicyThatDoesNotRun() {
        bench.log = kept;
        policy().remember("plan", "one".getBytes(UTF_8));
        List<EngineRecord> first = List.of(snapshot(bench));
        CoreBench without = new CoreBench().after(first);

        PortfolioContext again = restored(List.of(snapshot(without)));

        assertThat(again.recall("plan")).asString(UTF_8).isEqualTo("one");
    }

    private static SnapshotTaken snapshot(CoreBench bench) {
        RunBegun run = new RunBegun(bench.now(), "bench", Currency.USD, LotMethod.FIFO, false, true);
        return new SnapshotTaken(bench.now(), run, List.of(), bench.core().state());
    }

    private static PortfolioContext restored(List<EngineRecord> records) {
        CoreBench again = new CoreBench().after(records);
        Hand other = new Hand();
        again.policies.put("hand", other);
        again.core();
        return Objects.requireNonNull(other.context);
    }

    @Test
    void tickThatNobodyWatchesAllocatesNothing() {
        policy();
        List<Bar> bars = Bench.walk(CoreBench.ABC, 200_000, 1);
        List<Quote> quotes =
                bars.stream().map(bar -> tick(bar.timeNanos(), bar.close())).toList();
        feed(quotes, 0, 60_000);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

        long before = threads.getCurrentThreadAllocatedBytes();
        feed(quotes, 60_000, 200_000);
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(bytes / 140_000.0).isLessThan(1.0);
        assertThat(hand.heard).isEmpty();
    }

    private void feed(List<Quote> quotes, int from, int to) {
        for (int i = from; i < to; i++) {
            bench.core().onMarket(quotes.get(i), 0, quotes.get(i).timeNanos());
        }
    }
}
