package io.otrep.benchmarks;

import io.otrep.account.Account;
import io.otrep.account.AccountId;
import io.otrep.account.EquityQuality;
import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentStatus;
import io.otrep.market.TradingCalendar;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import io.otrep.order.WorkingOrder;
import io.otrep.risk.ControlScope;
import io.otrep.risk.GateDecision;
import io.otrep.risk.OrderGate;
import io.otrep.risk.RiskView;
import io.otrep.risk.TradingControl;
import io.otrep.risk.TradingState;
import io.otrep.risk.gate.RiskGates;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * An approval by ten limits over 1,000 instruments (switch, restricted list, order quantity, collar, order value, position, gross, order rate,
 * duplicate intent, drawdown): ours, with all that it always checks besides, beside one fused loop over primitives and beside a chain as it is
 * first written, with BigDecimal, records and maps. All see the same orders and approve all of them. The orders are few, so that they are in the cache: a
 * real one was made a moment before.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1, timeUnit = TimeUnit.SECONDS)
@Measurement(iterations = 5, time = 1, timeUnit = TimeUnit.SECONDS)
@OperationsPerInvocation(TenGates.ORDERS)
public class TenGates {
    static final int ORDERS = 256;
    private static final int INSTRUMENTS = 1_000;
    private static final double EQUITY = 1_000_000;
    private static final long NOW = 1_700_000_000_000_000_000L;
    private static final double MAX_QUANTITY = 1_000;
    private static final double COLLAR = 0.05;
    private static final double MAX_NOTIONAL = 100_000;
    private static final double MAX_POSITION = 0.2;
    private static final double MAX_GROSS = 3;
    private static final int RATE = 100;

    private final OrderIntent[] intents = new OrderIntent[ORDERS];
    private final int[] slots = new int[ORDERS];
    private final View view = new View();
    private final OrderGate four;
    private final OrderGate ten;
    private final OrderGate twenty;
    private final Fused fused = new Fused();
    private final Naive naive = new Naive();

    /** Random positions of some thousand dollars each, random limit orders near the mark. */
    public TenGates() {
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < ORDERS; i++) {
            int slot = random.nextInt(INSTRUMENTS);
            slots[i] = slot;
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            Decimal price = Decimal.of(Math.round(view.mark[slot] * 100) + random.nextInt(-50, 50), 2);
            OrderRequest request = OrderRequest.limit(
                            view.instruments.get(slot), side, Decimal.of(1 + random.nextInt(100)), price)
                    .build();
            intents[i] = OrderIntent.builder(ClientOrderId.of("c" + i), "s", i, NOW, request)
                    .build();
            fused.add(i, slot, request);
        }
        TradingControl control = new Switch();
        four = RiskGates.builder()
                .maxOrderQuantity(MAX_QUANTITY)
                .quoteCollar(COLLAR)
                .maxOrderNotional(MAX_NOTIONAL)
                .maxPosition(MAX_POSITION)
                .build()
                .create(control)
                .get(0);
        ten = tenLimits(Asset.of("NONE", AssetClass.EQUITY))
                .build()
                .create(control)
                .get(0);
        twenty = tenLimits(Asset.of("NONE", AssetClass.EQUITY))
                .dayCollar(0.5)
                .maxQuoteAge(Duration.ofMinutes(1))
                .sessionOnly()
                .noSelfTrade()
                .maxPositionQuantity(10_000)
                .maxNet(3)
                .maxLeverage(3)
                .maxConcentration(0.5)
                .maxOpenOrders(100)
                .dailyLoss(0.05)
                .build()
                .create(control)
                .get(0);
        if (tenGates() != ORDERS || fusedLoop() != ORDERS || bigDecimals() != ORDERS) {
            throw new IllegalStateException("not all orders were approved: " + tenGates() + " by ours, " + fusedLoop()
                    + " fused, " + bigDecimals() + " by decimals");
        }
    }

    private static RiskGates.Builder tenLimits(Asset restricted) {
        return RiskGates.builder()
                .restricted(Set.of(restricted))
                .maxOrderQuantity(MAX_QUANTITY)
                .quoteCollar(COLLAR)
                .maxOrderNotional(MAX_NOTIONAL)
                .maxPosition(MAX_POSITION)
                .maxGross(MAX_GROSS)
                .maxOrderRate(RATE, Duration.ofSeconds(1))
                .duplicateWindow(Duration.ofSeconds(1))
                .maxDrawdown(0.15);
    }

    /** Ours. */
    @Benchmark
    public int tenGates() {
        return approvals(ten);
    }

    /** Four of ours, to see how time grows with the chain. */
    @Benchmark
    public int fourGates() {
        return approvals(four);
    }

    /** Twenty of ours. */
    @Benchmark
    public int twentyGates() {
        return approvals(twenty);
    }

    private int approvals(OrderGate gate) {
        int approved = 0;
        for (int i = 0; i < ORDERS; i++) {
            approved += gate.check(intents[i], slots[i], view) == GateDecision.APPROVE ? 1 : 0;
        }
        return approved;
    }

    /** Ten limits in one method over arrays: the floor. */
    @Benchmark
    @Reference
    public int fusedLoop() {
        int approved = 0;
        for (int i = 0; i < ORDERS; i++) {
            approved += fused.approves(i) ? 1 : 0;
        }
        return approved;
    }

    /** Ten limits as objects over BigDecimal. */
    @Benchmark
    public int bigDecimals() {
        int approved = 0;
        for (int i = 0; i < ORDERS; i++) {
            approved +=
                    naive.deny(intents[i].request(), intents[i].id().value()).isEmpty() ? 1 : 0;
        }
        return approved;
    }

    /** A book that stands still, in arrays. */
    private static final class View implements RiskView {
        private final List<Instrument> instruments;
        private final Account account =
                Account.builder(AccountId.of("sim", "1"), Currency.USD, NOW).build();
        private final double[] mark = new double[INSTRUMENTS];
        private final double[] position = new double[INSTRUMENTS];
        private final double[] workingBuy = new double[INSTRUMENTS];
        private final double[] workingSell = new double[INSTRUMENTS];
        private final double[] multiplier = new double[INSTRUMENTS];
        private final double[] rate = new double[INSTRUMENTS];

        View() {
            SplittableRandom random = new SplittableRandom(5);
            Instrument[] made = new Instrument[INSTRUMENTS];
            for (int slot = 0; slot < INSTRUMENTS; slot++) {
                String symbol = "S" + slot;
                made[slot] = Instrument.builder(symbol, "sim", Asset.of(symbol, AssetClass.EQUITY), Currency.USD)
                        .tick("0.01")
                        .step("1")
                        .calendar(TradingCalendar.always())
                        .build();
                mark[slot] = 20 + random.nextInt(200);
                position[slot] = random.nextInt(-20, 20);
                workingBuy[slot] = random.nextInt(10);
                workingSell[slot] = random.nextInt(10);
                multiplier[slot] = made[slot].multiplierAsDouble();
                rate[slot] = 1;
            }
            instruments = List.of(made);
        }

        @Override
        public long timeNanos() {
            return NOW;
        }

        @Override
        public Currency baseCurrency() {
            return Currency.USD;
        }

        @Override
        public int instrumentCount() {
            return INSTRUMENTS;
        }

        @Override
        public Instrument instrument(int slot) {
            return instruments.get(slot);
        }

        @Override
        public int slot(Instrument instrument) {
            return instruments.indexOf(instrument);
        }

        @Override
        public double position(int slot) {
            return position[slot];
        }

        @Override
        public double ownedPosition(int slot) {
            return position[slot];
        }

        @Override
        public double workingBuy(int slot) {
            return workingBuy[slot];
        }

        @Override
        public double workingSell(int slot) {
            return workingSell[slot];
        }

        @Override
        public List<? extends WorkingOrder> workingOrders(int slot) {
            return List.of();
        }

        @Override
        public int workingOrderCount() {
            return 0;
        }

        @Override
        public double mark(int slot) {
            return mark[slot];
        }

        @Override
        public long markTimeNanos(int slot) {
            return NOW;
        }

        @Override
        public double bid(int slot) {
            return mark[slot];
        }

        @Override
        public double ask(int slot) {
            return mark[slot];
        }

        @Override
        public double referencePrice(int slot) {
            return mark[slot];
        }

        @Override
        public InstrumentStatus status(int slot) {
            return InstrumentStatus.TRADING;
        }

        @Override
        public boolean isInSession(int slot) {
            return true;
        }

        @Override
        public double rate(int slot) {
            return rate[slot];
        }

        @Override
        public long rateTimeNanos(int slot) {
            return Long.MAX_VALUE;
        }

        @Override
        public double equity() {
            return EQUITY;
        }

        @Override
        public EquityQuality equityQuality() {
            return EquityQuality.GOOD;
        }

        @Override
        public double cumulativeFlow() {
            return 0;
        }

        @Override
        public @Nullable Account account(int slot) {
            return account;
        }

        @Override
        public TradingState tradingState(int slot) {
            return TradingState.ACTIVE;
        }
    }

    /** A switch that is never thrown. */
    private static final class Switch implements TradingControl {
        @Override
        public TradingState state(ControlScope scope) {
            return TradingState.ACTIVE;
        }

        @Override
        public void trip(ControlScope scope, TradingState state, String reason) {
            throw new IllegalStateException("tripped: " + reason);
        }

        @Override
        public String reason(ControlScope scope) {
            return "";
        }

        @Override
        public String requestRearm(ControlScope scope) {
            throw new IllegalStateException("nothing is stopped");
        }

        @Override
        public void rearm(ControlScope scope, String code, String operator) {
            throw new IllegalArgumentException("nothing is stopped");
        }
    }

    /** The same limits without any structure, on the same numbers: what works counts, and so do multiplier and rate. */
    private final class Fused {
        private final int[] slot = new int[ORDERS];
        private final double[] quantity = new double[ORDERS];
        private final double[] price = new double[ORDERS];
        private final long[] restricted = new long[(INSTRUMENTS + 63) / 64];
        private final double[] lastQuantity = new double[2 * INSTRUMENTS];
        private final double[] lastPrice = new double[2 * INSTRUMENTS];
        private final long[] lastTime = new long[2 * INSTRUMENTS];
        private final long[] recent = new long[RATE];
        private final int next = 0;
        private final double gross;
        private final double peak = EQUITY;
        private final int state = 0;

        Fused() {
            double sum = 0;
            for (int s = 0; s < INSTRUMENTS; s++) {
                sum += Math.max(Math.abs(low(s)), Math.abs(high(s))) * view.mark[s];
            }
            gross = sum;
        }

        private double low(int of) {
            return view.position[of] - view.workingSell[of];
        }

        private double high(int of) {
            return view.position[of] + view.workingBuy[of];
        }

        void add(int i, int of, OrderRequest request) {
            slot[i] = of;
            quantity[i] = request.signedQuantity();
            price[i] = request.limitPriceAsDouble();
        }

        boolean approves(int i) {
            int of = slot[i];
            double units = quantity[i];
            double size = Math.abs(units);
            double limit = price[i];
            double mark = view.mark[of];
            double unit = mark * view.multiplier[of] * view.rate[of];
            double worst = Math.max(Math.abs(low(of)), Math.abs(high(of))) * unit;
            double after = Math.abs(units > 0 ? high(of) + units : low(of) + units) * unit;
            int side = 2 * of + (units > 0 ? 1 : 0);
            boolean repeated =
                    NOW - lastTime[side] < 1_000_000_000L && lastQuantity[side] == size && lastPrice[side] == limit;
            return state == 0
                    && (restricted[of >> 6] & 1L << of) == 0
                    && size <= MAX_QUANTITY
                    && Math.signum(units) * (limit - mark) <= COLLAR * mark
                    && size * limit * view.multiplier[of] * view.rate[of] <= MAX_NOTIONAL
                    && after <= MAX_POSITION * EQUITY
                    && gross - worst + Math.max(worst, after) <= MAX_GROSS * EQUITY
                    && recent[next] <= NOW - 1_000_000_000L
                    && !repeated
                    && (peak - EQUITY) < 0.15 * peak;
        }
    }

    /** The same limits, every one an object over decimals and maps. */
    private final class Naive {
        private record Context(OrderRequest request, String id, BigDecimal notional, BigDecimal after) {}

        private interface Limit {
            Optional<String> deny(Context context);
        }

        private final Map<String, BigDecimal> marks = new HashMap<>();
        private final Map<String, BigDecimal> positions = new HashMap<>();
        private final Set<String> restricted = new HashSet<>();
        private final Map<String, Long> sent = new HashMap<>();
        private final BigDecimal equity = BigDecimal.valueOf(EQUITY);
        private final List<Limit> limits = List.of(
                context -> Optional.empty(),
                context -> when(restricted.contains(context.request.instrument().symbol()), "restricted"),
                context -> when(quantity(context).compareTo(BigDecimal.valueOf(MAX_QUANTITY)) > 0, "quantity"),
                context -> when(distance(context).compareTo(BigDecimal.valueOf(COLLAR)) > 0, "collar"),
                context -> when(context.notional.compareTo(BigDecimal.valueOf(MAX_NOTIONAL)) > 0, "notional"),
                context -> when(
                        value(context).abs().compareTo(equity.multiply(BigDecimal.valueOf(MAX_POSITION))) > 0,
                        "position"),
                context -> when(gross().compareTo(equity.multiply(BigDecimal.valueOf(MAX_GROSS))) > 0, "gross"),
                context -> when(sent.size() > RATE, "rate"),
                context -> when(sent.containsKey(context.id), "duplicate"),
                context -> when(BigDecimal.valueOf(EQUITY).subtract(equity).signum() > 0, "drawdown"));
        private BigDecimal gross = BigDecimal.ZERO;

        Naive() {
            for (int slot = 0; slot < INSTRUMENTS; slot++) {
                BigDecimal mark = BigDecimal.valueOf(view.mark[slot]);
                BigDecimal units = BigDecimal.valueOf(view.position[slot]);
                marks.put(view.instruments.get(slot).symbol(), mark);
                positions.put(view.instruments.get(slot).symbol(), units);
                gross = gross.add(units.multiply(mark).abs());
            }
        }

        private BigDecimal gross() {
            return gross;
        }

        private static Optional<String> when(boolean breached, String limit) {
            return breached ? Optional.of(limit) : Optional.empty();
        }

        private static BigDecimal quantity(Context context) {
            Decimal quantity = context.request.quantity();
            return quantity == null ? BigDecimal.ZERO : quantity.toBigDecimal();
        }

        private BigDecimal mark(Context context) {
            return marks.getOrDefault(context.request.instrument().symbol(), BigDecimal.ZERO);
        }

        private BigDecimal value(Context context) {
            return context.after.multiply(mark(context));
        }

        private BigDecimal distance(Context context) {
            Decimal limit = context.request.limitPrice();
            BigDecimal price = limit == null ? BigDecimal.ZERO : limit.toBigDecimal();
            BigDecimal apart = price.subtract(mark(context))
                    .multiply(BigDecimal.valueOf(context.request.side().sign()));
            return apart.divide(mark(context), java.math.MathContext.DECIMAL64);
        }

        Optional<String> deny(OrderRequest request, String id) {
            Decimal quantity = request.quantity();
            Decimal price = request.limitPrice();
            if (quantity == null || price == null) {
                return Optional.of("unknown");
            }
            BigDecimal units = quantity.toBigDecimal();
            BigDecimal signed = request.side() == Side.BUY ? units : units.negate();
            BigDecimal held = positions.getOrDefault(request.instrument().symbol(), BigDecimal.ZERO);
            Context context = new Context(request, id, units.multiply(price.toBigDecimal()), held.add(signed));
            for (Limit limit : limits) {
                Optional<String> denial = limit.deny(context);
                if (denial.isPresent()) {
                    return denial;
                }
            }
            return Optional.empty();
        }
    }
}
