package io.otrep.samples.chaos;

import static io.otrep.samples.chaos.KillVenue.ABC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.otrep.account.Account;
import io.otrep.account.AccountId;
import io.otrep.account.Activity;
import io.otrep.account.ActivityKey;
import io.otrep.account.CashFlow;
import io.otrep.account.FeeAdjustment;
import io.otrep.account.Fill;
import io.otrep.account.FillCorrection;
import io.otrep.account.Position;
import io.otrep.account.PositionSide;
import io.otrep.broker.BrokerProfile;
import io.otrep.core.reconcile.Evidence;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Money;
import io.otrep.market.Quote;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.PendingRequest;
import io.otrep.order.RejectReason;
import io.otrep.order.Side;
import io.otrep.order.TimeInForce;
import io.otrep.order.VenueOrderId;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VenueLinesTest {
    private static final AccountId ACCOUNT = AccountId.of("sim", "1");
    private static final OrderRequest LIMIT = OrderRequest.limit(ABC, Side.SELL, Decimal.of(7), Decimal.parse("99.98"))
            .timeInForce(TimeInForce.GTC)
            .postOnly(true)
            .tag("a\ttab, a \\ and\nan end")
            .build();
    private static final OrderRequest MARKET =
            OrderRequest.market(ABC, Side.SELL, Decimal.of(9)).reduceOnly(true).build();
    private static final Fill FILL = Fill.builder(
                    new ActivityKey(ACCOUNT, "x-1", 2), 17, ABC, Side.BUY, Decimal.of(3), Decimal.parse("100.01"))
            .fee(Money.parse("-0.25 USD"), false)
            .liquidity(Fill.Liquidity.MAKER)
            .clientOrderId(ClientOrderId.of("o-1"))
            .build();

    private final VenueLines lines = new VenueLines(ABC);

    private static <T> T roundTrip(T value, BiConsumer<T, LineOut> write, Function<LineIn, T> read) {
        LineOut out = new LineOut("WORD");
        write.accept(value, out);
        assertThat(out.toString()).doesNotContain("\n");
        return read.apply(new LineIn(out.toString()));
    }

    static List<OrderIntent> intents() {
        OrderIntent plain = OrderIntent.builder(ClientOrderId.of("o-1"), "a+b", 4, 12_345, LIMIT)
                .build();
        return List.of(plain, plain.toBuilder().replaced(MARKET).build());
    }

    @ParameterizedTest
    @MethodSource("intents")
    void intentComesBackAsItWas(OrderIntent intent) {
        assertThat(roundTrip(intent, lines::write, lines::intent)).isEqualTo(intent);
    }

    static List<OrderEvent> events() {
        OrderEvent.Builder bare = OrderEvent.builder(ClientOrderId.of("o-1"), OrderEventKind.ACCEPT, 5);
        OrderEvent.Builder full = OrderEvent.builder(ClientOrderId.of("o-2"), OrderEventKind.REPLACE, 6)
                .venueOrderId(VenueOrderId.of("v-2"))
                .cumulativeQuantity(Decimal.of(2))
                .terms(LIMIT)
                .reason(RejectReason.OTHER, "because");
        return List.of(bare.build(), full.build());
    }

    @ParameterizedTest
    @MethodSource("events")
    void eventComesBackAsItWas(OrderEvent event) {
        assertThat(roundTrip(event, lines::write, lines::event)).isEqualTo(event);
    }

    static List<Activity> activities() {
        return List.of(
                FILL,
                FillCorrection.of(FILL, 99),
                FillCorrection.bust(new ActivityKey(ACCOUNT, "x-1", 3), 100),
                new FeeAdjustment(ActivityKey.of(ACCOUNT, "f-1"), 8, "x-1", Money.parse("-0.5 USD")),
                new CashFlow(
                        ActivityKey.of(ACCOUNT, "c-1"), 9, CashFlow.Kind.WITHDRAWAL, Money.parse("-10 EUR"), null));
    }

    @ParameterizedTest
    @MethodSource("activities")
    void activityComesBackAsItWas(Activity activity) {
        assertThat(roundTrip(activity, lines::write, lines::activity)).isEqualTo(activity);
    }

    @Test
    void orderComesBackAsItWas() {
        Order order = Order.builder(intents().get(0), OrderStatus.ACCEPTED)
                .terms(MARKET)
                .pending(PendingRequest.CANCEL, true)
                .filled(Decimal.of(2), 99.985)
                .venueOrderIds(List.of(VenueOrderId.of("v-1"), VenueOrderId.of("v-2")))
                .updatedAtNanos(77)
                .build();

        Order back = roundTrip(order, lines::write, lines::order);

        assertThat(back)
                .usingRecursiveComparison()
                .withComparatorForType(Double::compare, Double.class)
                .isEqualTo(order);
    }

    @Test
    void accountPositionQuoteAndProfileComeBackAsTheyWere() {
        Account account = Account.builder(ACCOUNT, Currency.USD, 3)
                .balance(Currency.USD, Decimal.parse("-1.5"))
                .balance(Currency.EUR, Decimal.of(2))
                .equity(Decimal.TEN)
                .shortingAllowed(false)
                .build();
        Position position = new Position(
                ACCOUNT, ABC, PositionSide.NET, "a", Decimal.of(-3), Decimal.of(-300), Decimal.ONE, List.of());
        Quote quote = new Quote(ABC, 4, 99.99, 100.01, 0, 5);
        BrokerProfile profile = new BrokerProfile(
                BrokerProfile.IdScope.FOR_EVER, 64, "[a-z]+", true, Duration.ofMillis(7), Duration.ofMillis(9));

        assertThat(roundTrip(account, lines::write, lines::account))
                .usingRecursiveComparison()
                .isEqualTo(account);
        assertThat(roundTrip(position, lines::write, lines::position)).isEqualTo(position);
        assertThat(roundTrip(quote, lines::write, lines::quote)).isEqualTo(quote);
        assertThat(roundTrip(profile, lines::write, lines::profile)).isEqualTo(profile);
    }

    static List<Evidence> evidence() {
        return List.of(
                Evidence.neverExisted(),
                Evidence.isOpen(VenueOrderId.of("v-1")),
                Evidence.ended(Decimal.of(2), Decimal.parse("8.99")),
                Evidence.ended(Decimal.ZERO, null));
    }

    @ParameterizedTest
    @MethodSource("evidence")
    void evidenceComesBackAsItWas(Evidence evidence) {
        assertThat(roundTrip(evidence, VenueLines::write, VenueLines::evidence))
                .usingRecursiveComparison()
                .isEqualTo(evidence);
    }

    @Test
    void orderThatACampaignDoesNotMakeIsRefused() {
        OrderRequest stop =
                OrderRequest.stop(ABC, Side.BUY, Decimal.ONE, Decimal.of(101)).build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> lines.write(stop, new LineOut("SUBMIT")))
                .withMessageContaining("STOP");
    }

    @Test
    void lineThatIsTooShortSaysSo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lines.intent(new LineIn("SUBMIT\to-1")))
                .withMessageContaining("a field is missing");
    }
}
