package io.otrep.venue.sim;

import static io.otrep.venue.sim.MessageKind.QUERY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.account.Account;
import io.otrep.account.Activity;
import io.otrep.account.CashFlow;
import io.otrep.account.ExchangeRate;
import io.otrep.broker.BrokerException;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Nanos;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderStatus;
import io.otrep.order.TimeInForce;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** What queries show, and when. */
class QueryTest {
    private static final ClientOrderId A = ClientOrderId.of("a");

    @Test
    void queriesShowNothingNewerThanTheVisibilityDelay() {
        Play play = Play.of(VenueRules.builder().visibilityDelay(Duration.ofSeconds(3)), FaultPlan.none());
        play.run("5");
        play.submit("a", Play.buy("10"));
        play.run("1");

        assertThat(play.ask(play.broker.order(A))).isEmpty();
        assertThat(play.ask(play.broker.activities(Instant.EPOCH))).hasSize(1);
        play.run("1");
        Optional<Order> seen = play.ask(play.broker.order(A));

        assertThat(seen.orElseThrow().status()).isEqualTo(OrderStatus.FILLED);
        assertThat(play.ask(play.broker.positions())).hasSize(1);
        assertThat(play.ask(play.broker.account()).balances()).containsEntry(Currency.USD, Decimal.parse("99899.9"));
    }

    @Test
    void venueThatForgetsShowsAnOlderStateForAWhile() {
        Fault minute = Fault.of(FaultKind.QUERY_STALE).lasting(Duration.ofMinutes(1));
        Play play = Play.of(
                VenueRules.builder().visibilityDelay(Duration.ofSeconds(5)).usualDelay(Duration.ZERO),
                FaultPlan.none().script(QUERY, 2, minute).script(QUERY, 4, minute));
        play.submit("a", Play.buy("10", "9"));
        play.run("1");

        assertThat(play.ask(play.broker.order(A))).isPresent();
        assertThat(play.ask(play.broker.order(A))).isEmpty();
        assertThat(play.ask(play.broker.order(A))).isPresent();
        play.run("5");
        assertThat(play.ask(play.broker.order(A))).isPresent(); // the promise holds
    }

    @Test
    void venueThatBreaksItsPromiseIsAskedForByName() {
        Play play = Play.of(FaultPlan.none()
                .script(QUERY, 1, Fault.of(FaultKind.QUERY_FORGETS).lasting(Duration.ofMinutes(1))));
        play.submit("a", Play.buy("10", "9"));
        play.run("9");

        assertThat(play.ask(play.broker.order(A))).isEmpty();
        assertThat(FaultPlan.seeded(3).faults()).extracting(Fault::kind).doesNotContain(FaultKind.QUERY_FORGETS);
    }

    @Test
    void failedQueryCanBeAskedAgain() {
        Play play = Play.of(FaultPlan.none()
                .script(QUERY, 1, Fault.of(FaultKind.QUERY_FAILED))
                .script(QUERY, 2, Fault.of(FaultKind.RATE_LIMITED))
                .script(QUERY, 3, Fault.of(FaultKind.QUERY_DELAYED).lasting(Duration.ofSeconds(9))));

        for (int i = 0; i < 3; i++) {
            CompletableFuture<Account> answer = play.broker.account().toCompletableFuture();
            play.run("6");
            assertThatThrownBy(answer::join)
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            BrokerException.class, e -> assertThat(e.kind()).isEqualTo(BrokerException.Kind.RETRYABLE));
        }
        assertThat(play.ask(play.broker.account()).equity()).isEqualTo(Decimal.of(100_000));
    }

    @Test
    void closedBrokerAnswersFatally() {
        Play play = Play.of(FaultPlan.none());
        play.broker.close();

        assertThat(play.broker.account().toCompletableFuture())
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .havingCause()
                .isInstanceOfSatisfying(
                        BrokerException.class, e -> assertThat(e.kind()).isEqualTo(BrokerException.Kind.FATAL));
    }

    @Test
    void ordersOfOthersHaveExternalNames() {
        Play play = Play.of(FaultPlan.none());
        play.submit("a", Play.buy("10", "9"));
        play.venue.externalOrder(Play.buy("5", "8").timeInForce(TimeInForce.GTC).build());
        play.run("1");

        List<Order> open = play.ask(play.broker.openOrders());

        assertThat(open).hasSize(2);
        assertThat(open).filteredOn(order -> order.id().isExternal()).hasSize(1);
        assertThat(open).filteredOn(order -> order.id().equals(A)).hasSize(1);
    }

    @Test
    void activitiesAreThoseSinceATime() {
        Play play = Play.of(FaultPlan.none());
        play.submit("a", Play.buy("10"));
        play.run("10");
        Instant since = Nanos.toInstant(play.venue.nowNanos());
        play.submit("b", Play.buy("10"));
        play.run("1");

        List<Activity> all = play.ask(play.broker.activities(Instant.MIN));
        List<Activity> later = play.ask(play.broker.activities(since));

        assertThat(all).hasSize(3);
        assertThat(all.get(0)).isInstanceOf(CashFlow.class);
        assertThat(later).hasSize(1);
    }

    @Test
    void venueTellsInstrumentsTimeAndRates() {
        Play play = Play.of(FaultPlan.none());
        ExchangeRate rate = new ExchangeRate(Currency.of("EUR"), Currency.USD, 1.1, play.venue.nowNanos());
        play.venue.exchangeRate(rate);

        assertThat(play.ask(play.broker.instruments(List.of("AAA", "ZZZ")))).containsExactly(Play.SHARE);
        assertThat(play.ask(play.broker.exchangeRates(Currency.USD))).containsExactly(rate);
        Instant before = Nanos.toInstant(play.venue.nowNanos());
        assertThat(play.ask(play.broker.venueTime())).isEqualTo(before.plusMillis(1));
    }

    @Test
    void rateLimitCountsRequestsInItsPeriod() {
        Play play = Play.of(VenueRules.builder().rateLimit(2, Duration.ofSeconds(10)), FaultPlan.none());
        play.submit("a", Play.buy("1", "9"));
        play.submit("b", Play.buy("1", "9"));
        play.submit("c", Play.buy("1", "9"));
        play.run("11");
        play.submit("d", Play.buy("1", "9"));
        play.run("1");

        assertThat(play.heard("b")).isEqualTo("ACCEPT, ACCEPT");
        assertThat(play.heard("c")).isEqualTo("REJECT RATE_LIMIT");
        assertThat(play.heard("d")).isEqualTo("ACCEPT, ACCEPT");
    }
}
