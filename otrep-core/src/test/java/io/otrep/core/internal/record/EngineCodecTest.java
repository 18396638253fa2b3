package io.otrep.core.internal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.account.Account;
import io.otrep.account.AccountId;
import io.otrep.account.ActivityKey;
import io.otrep.account.CashFlow;
import io.otrep.account.ExchangeRate;
import io.otrep.account.FeeAdjustment;
import io.otrep.account.Fill;
import io.otrep.account.FillCorrection;
import io.otrep.account.FoundPosition;
import io.otrep.account.Lot;
import io.otrep.account.LotMethod;
import io.otrep.account.Position;
import io.otrep.account.PositionAdjustment;
import io.otrep.account.PositionSide;
import io.otrep.account.VenueOrder;
import io.otrep.broker.Capabilities;
import io.otrep.broker.Capability;
import io.otrep.core.control.FlattenOptions;
import io.otrep.core.ledger.OwnerShare;
import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Bar;
import io.otrep.market.BarInterval;
import io.otrep.market.CorporateAction;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.DepthSnapshot;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentStatus;
import io.otrep.market.Money;
import io.otrep.market.Quote;
import io.otrep.market.QuoteBar;
import io.otrep.market.StatusChange;
import io.otrep.market.Trade;
import io.otrep.market.TradingCalendar;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.OrderType;
import io.otrep.order.PendingRequest;
import io.otrep.order.RejectReason;
import io.otrep.order.Side;
import io.otrep.order.TimeInForce;
import io.otrep.order.VenueOrderId;
import io.otrep.risk.ControlScope;
import io.otrep.risk.TradingState;
import io.otrep.risk.Vital;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EngineCodecTest {
    private static final long NOW = 1_700_000_000_123_456_789L;
    private static final Instrument EURO = Instrument.builder(
                    "EUR_USD", "oanda", Asset.of("EUR", AssetClass.FX), Currency.USD)
            .tick("0.00001")
            .step("1")
            .build();
    private static final Instrument COIN = Instrument.builder(
                    "BTC/USD", "kraken", Asset.of("BTC", AssetClass.CRYPTO), Currency.USD)
            .baseCurrency(Currency.of("BTC"))
            .tick("0.1")
            .step("0.00000001")
            .build();
    private static final Instrument LISTED = Instrument.builder(
                    "ESZ6", "ibkr", Asset.of("ES", AssetClass.FUTURE), Currency.USD)
            .tick("0.25")
            .step("1")
            .multiplier(Decimal.of(50))
            .minQuantity(Decimal.ONE)
            .maxQuantity(Decimal.of(100))
            .minNotional(Decimal.TEN)
            .expiry(LocalDate.of(2026, 12, 18))
            .calendar(TradingCalendar.usEquities())
            .shortable(false)
            .sector("index")
            .build();
    private static final AccountId ACCOUNT = AccountId.of("oanda", "101-004-1-001");
    private static final ActivityKey KEY = new ActivityKey(ACCOUNT, "exec-7", 2);
    private static final OrderRequest FULL = OrderRequest.builder(EURO, Side.SELL, OrderType.STOP_LIMIT)
            .quantity(Decimal.parse("12000"))
            .limitPrice(Decimal.parse("1.05411"))
            .stopPrice(Decimal.parse("1.0542"))
            .expireAt(Instant.parse("2026-01-02T03:04:05.000000006Z"))
            .reduceOnly(true)
            .tag("näh \"a\"")
            .build();
    private static final OrderRequest PLAIN =
            OrderRequest.market(COIN, Side.BUY, Decimal.parse("0.00012345")).build();

    static Stream<EngineRecord> records() {
        OrderIntent intent = OrderIntent.builder(ClientOrderId.of("o1x9k2f-6f3p0q-2s"), "a+b", 100, NOW - 1, PLAIN)
                .build();
        OrderIntent child = OrderIntent.builder(ClientOrderId.of("o1x9k2f-6f3p0q-2t"), "a", 101, NOW, FULL)
                .parentId(intent.id())
                .groupId("o1x9k2f-6f3p0q-2t")
                .build();
        OrderRequest exit = OrderRequest.limit(COIN, Side.SELL, Decimal.parse("0.00012345"), Decimal.parse("99999.9"))
                .build();
        OrderIntent exitIntent = OrderIntent.builder(ClientOrderId.of("x-1"), "a", 102, NOW, exit)
                .parentId(intent.id())
                .build();
        Fill fill = Fill.builder(KEY, NOW, EURO, Side.BUY, Decimal.parse("3"), Decimal.parse("1.05"))
                .fee(Money.parse("-0.25 USD"), false)
                .liquidity(Fill.Liquidity.MAKER)
                .clientOrderId(intent.id())
                .venueOrderId(VenueOrderId.of("77"))
                .build();
        Account account = Account.builder(ACCOUNT, Currency.USD, NOW)
                .balance(Currency.USD, Decimal.parse("99999999999999999999.123456789"))
                .balance(Currency.of("BTC"), Decimal.parse("-0.5"))
                .equity(Decimal.parse("100000"))
                .margin(Decimal.TEN, null)
                .dayTradesLeft(3)
                .build();
        Order order = Order.builder(child, OrderStatus.ACCEPTED)
                .pending(PendingRequest.CANCEL, true)
                .filled(Decimal.parse("5"), 1.25)
                .venueOrderIds(List.of(VenueOrderId.of("1"), VenueOrderId.of("2")))
                .reason("because")
                .updatedAtNanos(NOW)
                .build();
        Position position = new Position(
                ACCOUNT,
                EURO,
                PositionSide.NET,
                Position.EXTERNAL,
                Decimal.parse("-4"),
                Decimal.parse("-4.2"),
                Decimal.ZERO,
                List.of(new Lot("f", NOW, Decimal.parse("-4"), Decimal.parse("-4.2"))));
        return Stream.of(
                new EngineRecord.RunBegun(NOW, "desk", Currency.USD, LotMethod.FIFO, true, false),
                new EngineRecord.RouteBound(NOW, ACCOUNT, true),
                new EngineRecord.IntentsDecided(
                        NOW, List.of(intent), List.of(new OwnerShare("a", Decimal.parse("0.5"))), null, false),
                new EngineRecord.IntentsDecided(
                        NOW, List.of(intent, exitIntent), List.of(), OrderGroup.oto(PLAIN, exit), true),
                new EngineRecord.ReplaceDecided(
                        NOW, child.toBuilder().replaced(FULL).build(), VenueOrderId.of("v"), false),
                new EngineRecord.CancelDecided(NOW, intent.id(), null),
                new EngineRecord.CancelDecided(NOW, intent.id(), VenueOrderId.of("v"), true, true),
                new EngineRecord.IntentsDecided(
                        NOW, List.of(intent, exitIntent), List.of(), OrderGroup.oto(PLAIN, exit), false, false, true),
                new EngineRecord.HeldEnded(NOW, intent.id(), "its entry ended", false),
                new EngineRecord.HeldEnded(NOW, intent.id(), "denied", true),
                new EngineRecord.GroupEnded(NOW, "o-1"),
                new EngineRecord.IntentsDecided(NOW, List.of(intent), List.of(), null, true, true),
                new EngineRecord.FlattenAsked(
                        NOW,
                        ControlScope.strategy("a"),
                        FlattenOptions.builder()
                                .firstCollar(0.01)
                                .collarStep(0.02)
                                .maxCollar(0.3)
                                .interval(Duration.ofMillis(1_500))
                                .patience(Duration.ofSeconds(7))
                                .bareMarket(true)
                                .build(),
                        "drawdown 0.21"),
                new EngineRecord.OrderMoved(
                        NOW,
                        OrderEvent.builder(intent.id(), OrderEventKind.REPLACE, NOW - 5)
                                .venueOrderId(VenueOrderId.of("9"))
                                .cumulativeQuantity(Decimal.ONE)
                                .terms(FULL)
                                .reason(RejectReason.values()[0], "why")
                                .build()),
                new EngineRecord.BooksMoved(NOW, fill),
                new EngineRecord.BooksMoved(NOW, FillCorrection.of(fill, NOW + 1)),
                new EngineRecord.BooksMoved(NOW, FillCorrection.bust(KEY, NOW + 1)),
                new EngineRecord.BooksMoved(
                        NOW, new FeeAdjustment(KEY, NOW, "exec-6", Money.parse("0.000000000000000001 USD"))),
                new EngineRecord.BooksMoved(
                        NOW, new CashFlow(KEY, NOW, CashFlow.Kind.DIVIDEND, Money.parse("12.3 USD"), EURO)),
                new EngineRecord.BooksMoved(
                        NOW, new CashFlow(KEY, NOW, CashFlow.Kind.DEPOSIT, Money.parse("12.3 USD"), null)),
                new EngineRecord.BooksMoved(
                        NOW,
                        new PositionAdjustment(
                                KEY,
                                NOW,
                                CorporateAction.Kind.SPLIT,
                                EURO,
                                EURO,
                                Decimal.of(2),
                                Decimal.ONE,
                                null,
                                Money.parse("1 USD"))),
                new EngineRecord.BooksMoved(NOW, new VenueOrder(KEY, NOW, EURO, VenueOrderId.of("m"), "margin")),
                new EngineRecord.BooksMoved(
                        NOW, new FoundPosition(KEY, NOW, EURO, "external", Decimal.of(-3), Decimal.parse("1.1"))),
                new EngineRecord.AccountSeen(NOW, account),
                new EngineRecord.ControlMoved(NOW, ControlScope.strategy("a"), TradingState.HALTED, "ann"),
                new EngineRecord.GateKept(NOW, 3, "daily-loss", new byte[] {1, -2, 3}),
                new EngineRecord.BooksOpened(NOW, account, List.of(position), List.of(order)),
                new EngineRecord.Crossed(
                        NOW,
                        ACCOUNT,
                        EURO,
                        Decimal.parse("1.05"),
                        List.of(new OwnerShare("a", Decimal.ONE), new OwnerShare("b", Decimal.of(-1))),
                        "cross-1"),
                new EngineRecord.PolicyKept(NOW, "rebalance", "plan", new byte[] {-1, 0, 1}),
                new EngineRecord.Noted(NOW, "order 7", "line\nbreak"),
                new EngineRecord.SnapshotTaken(
                        NOW,
                        new EngineRecord.RunBegun(NOW - 9, "desk", Currency.USD, LotMethod.LIFO, true, true),
                        List.of(new EngineRecord.ControlMoved(
                                NOW - 2, ControlScope.engine(), TradingState.HALTED, "why not")),
                        new byte[70_000]),
                new EngineRecord.MarketMoved(NOW, new Quote(EURO, NOW, 1.1, 1.2, 0, 1e6)),
                new EngineRecord.MarketMoved(NOW, new Trade(COIN, NOW, 1.1, 3, Trade.Aggressor.BUYER)),
                new EngineRecord.MarketMoved(
                        NOW,
                        new Bar(EURO, BarInterval.DAY, LocalDate.of(2024, 2, 29), NOW - 5, NOW, 1, 2, 0.5, 1.5, 10)),
                new EngineRecord.MarketMoved(
                        NOW,
                        new QuoteBar(
                                EURO,
                                BarInterval.MINUTE,
                                LocalDate.of(1969, 2, 28),
                                NOW - 5,
                                NOW,
                                new QuoteBar.Ohlc(1, 2, 0.5, 1.5),
                                new QuoteBar.Ohlc(1.1, 2.1, 0.6, 1.6))),
                new EngineRecord.MarketMoved(
                        NOW,
                        new DepthSnapshot(
                                EURO, NOW, new double[] {2, 1}, new double[] {5, 6}, new double[] {3}, new double[] {7
                                })),
                new EngineRecord.MarketMoved(
                        NOW, new StatusChange(EURO, NOW, InstrumentStatus.values()[1], 1, 2, "LULD")),
                new EngineRecord.MarketMoved(
                        NOW, CorporateAction.symbolChange(EURO, NOW, LocalDate.of(2024, 1, 1), COIN)),
                new EngineRecord.RateMoved(NOW, new ExchangeRate(Currency.EUR, Currency.USD, 1.05, NOW)),
                new EngineRecord.StreamMoved(NOW, "oanda", true),
                new EngineRecord.SignalAsked(NOW, "a", EURO, -0.25),
                new EngineRecord.SubmitAsked(NOW, "host", FULL),
                new EngineRecord.WithdrawAsked(NOW, intent.id()),
                new EngineRecord.PolicyTold(NOW, "desk", new byte[] {1, 0, -1}),
                new EngineRecord.WithdrawEntriesAsked(NOW),
                new EngineRecord.TimerFired(NOW),
                new EngineRecord.Started(NOW),
                new EngineRecord.VitalMoved(NOW, ControlScope.engine(), Vital.values()[0], 1.5),
                new EngineRecord.ControlSeen(NOW),
                new EngineRecord.ControlTaken(new EngineRecord.ControlMoved(
                        NOW, ControlScope.route("kraken"), TradingState.REDUCING, "late")),
                new EngineRecord.FlattenTaken(
                        new EngineRecord.FlattenAsked(NOW, ControlScope.engine(), FlattenOptions.DEFAULT, "out")),
                new EngineRecord.Repeated(NOW, intent.id(), true),
                new EngineRecord.LookedUp(NOW, new byte[] {1, 2}, fill, null),
                new EngineRecord.RunEnded(NOW),
                new EngineRecord.Stopped(NOW),
                new EngineRecord.RouteReady(NOW, "oanda", true, NOW - 1),
                new EngineRecord.OrderFound(NOW, order),
                new EngineRecord.OrderLost(NOW, intent.id()),
                new EngineRecord.Built(
                        NOW,
                        List.of(new EngineRecord.RouteKnown(
                                "kraken",
                                Capabilities.of(EnumSet.of(Capability.OCO, Capability.SHORT), AssetClass.CRYPTO))),
                        List.of(COIN, LISTED)));
    }

    private static ByteBuffer copy(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return ByteBuffer.wrap(bytes);
    }

    private record Written(int type, ByteBuffer payload) {}

    /** As the outbound stage does it: declarations first. */
    private static List<Written> write(EngineCodec codec, EngineRecord record) {
        List<Written> written = new ArrayList<>();
        ByteBuffer payload = copy(codec.encode(record));
        var declaration = codec.pollDeclaration(record.stampNanos());
        while (declaration != null) {
            written.add(new Written(RecordType.INSTRUMENT.number(), copy(codec.encode(declaration))));
            declaration = codec.pollDeclaration(record.stampNanos());
        }
        written.add(new Written(EngineCodec.type(record).number(), payload));
        return written;
    }

    private static EngineRecord readLast(EngineCodec codec, List<Written> written) {
        EngineRecord last = null;
        for (Written each : written) {
            last = codec.decode(each.type(), each.payload());
            assertThat(each.payload().remaining()).isZero();
        }
        return last;
    }

    @ParameterizedTest
    @MethodSource("records")
    void recordSurvivesBytes(EngineRecord record) {
        EngineRecord read = readLast(new EngineCodec(), write(new EngineCodec(), record));

        assertThat(read)
                .usingRecursiveComparison()
                .withEqualsForType((a, b) -> Double.compare(a, b) == 0, Double.class)
                .isEqualTo(record);
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyShorterPayloadIsRefusedOrShorterByItsEnd(EngineRecord record) {
        List<Written> written = write(new EngineCodec(), record);
        Written last = written.get(written.size() - 1);
        int step = Math.max(1, last.payload().limit() / 500);

        for (int length = 0; length < last.payload().limit(); length += step) {
            EngineCodec codec = new EngineCodec();
            for (Written declared : written.subList(0, written.size() - 1)) {
                codec.decode(declared.type(), declared.payload().duplicate());
            }
            ByteBuffer cut = last.payload().duplicate().limit(length);

            assertThatThrownBy(() -> codec.decode(last.type(), cut))
                    .as("%d of %d bytes", length, last.payload().limit())
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void everyKindIsCovered() {
        Set<RecordType> covered = records().map(EngineCodec::type).collect(Collectors.toSet());

        EnumSet<RecordType> missing = EnumSet.allOf(RecordType.class);
        missing.removeAll(covered);
        assertThat(missing).containsExactly(RecordType.INSTRUMENT); // written beside the others
    }

    @Test
    void instrumentIsDeclaredOncePerRun() {
        EngineCodec codec = new EngineCodec();
        EngineRecord quote = new EngineRecord.MarketMoved(NOW, new Quote(EURO, NOW, 1, 2, 3, 4));

        int first = write(codec, quote).size();
        int second = write(codec, quote).size();
        write(codec, new EngineRecord.RunBegun(NOW, "desk", Currency.USD, LotMethod.FIFO, false, true));
        int afterNewRun = write(codec, quote).size();

        assertThat(List.of(first, second, afterNewRun)).containsExactly(2, 1, 2);
    }

    @Test
    void engineKeepsItsOwnInstrument() {
        EngineCodec codec = new EngineCodec(read -> read.equals(EURO) ? EURO : read);
        EngineRecord quote = new EngineRecord.MarketMoved(NOW, new Quote(EURO, NOW, 1, 2, 3, 4));

        EngineRecord read = readLast(codec, write(new EngineCodec(), quote));

        assertThat(((EngineRecord.MarketMoved) read).event().instrument()).isSameAs(EURO);
    }

    @Test
    void kindOfANewerVersionIsSkipped() {
        assertThat(new EngineCodec().decode(200, ByteBuffer.allocate(3))).isNull();
    }

    @Test
    void jsonKeepsEveryDigitAndEscapes() {
        String json = EngineCodec.json(
                12,
                new EngineRecord.IntentsDecided(
                        NOW,
                        List.of(OrderIntent.builder(ClientOrderId.of("o-1"), "a", 1, NOW, FULL)
                                .build()),
                        List.of(),
                        null,
                        true));

        assertThat(json)
                .startsWith("{\"sequence\":12,\"record\":\"INTENT\",\"time\":\"2023-11-14T22:13:20.123456789Z\"")
                .contains("\"limitPrice\":\"1.05411\"", "\"tag\":\"näh \\\"a\\\"\"", "\"reducing\":true")
                .doesNotContain("notional");
    }

    /** Constants are numbers on disk: a new one goes to the end. */
    @Test
    void numbersOfConstantsAreFixed() {
        assertThat(Arrays.toString(OrderEventKind.values()))
                .isEqualTo("[DENY, HOLD, RELEASE, NOT_SENT, SUBMIT_UNKNOWN, ACCEPT, REJECT, TRIGGER, SUSPEND, RESUME,"
                        + " DONE_FOR_DAY, PARTIAL_FILL, COMPLETE_FILL, CANCEL, EXPIRE, CANCEL_REQUEST, CANCEL_REJECT,"
                        + " CANCEL_UNKNOWN, REPLACE_REQUEST, REPLACE, REPLACE_REJECT, REPLACE_UNKNOWN, ABSENT]");
        assertThat(Arrays.toString(OrderStatus.values()))
                .isEqualTo("[INITIALIZED, DENIED, NOT_SENT, HELD, PENDING_NEW, ACCEPTED, TRIGGERED, SUSPENDED,"
                        + " DONE_FOR_DAY, FILLED, CANCELED, EXPIRED, REJECTED]");
        assertThat(Arrays.toString(Side.values())).isEqualTo("[BUY, SELL]");
        assertThat(Arrays.toString(TimeInForce.values())).startsWith("[DAY, GTC, GTD, IOC, FOK");
        assertThat(Arrays.toString(TradingState.values())).isEqualTo("[ACTIVE, REDUCING, HALTED]");
    }
}
