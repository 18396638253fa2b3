package io.otrep.venue.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.account.Account;
import io.otrep.account.Fill;
import io.otrep.account.Position;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Money;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderEventKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds whatever goes wrong: random orders under random faults, with a seed each. */
class SeedPropertyTest {
    private static final int SEEDS = 150;
    private static final List<FaultKind> FOR_AUTHORS =
            List.of(FaultKind.REFUSED, FaultKind.FILL, FaultKind.QUERY_FORGETS);

    @Test
    void sameSeedGivesTheSameTraceByteForByte() {
        for (long seed = 0; seed < 40; seed++) {
            List<String> first = new Campaign(seed).run().play.venue.trace();
            List<String> second = new Campaign(seed).run().play.venue.trace();

            assertThat(second).as("seed %d", seed).isEqualTo(first).hasSizeGreaterThan(100);
        }
    }

    @Test
    void booksAreTheSumOfTheExecutionsThatHold() {
        for (long seed = 0; seed < SEEDS; seed++) {
            VenueTruth truth = new Campaign(seed).run().play.venue.truth();

            Decimal cash = Decimal.of(100_000);
            Decimal units = Decimal.ZERO;
            Decimal fees = Decimal.ZERO;
            for (Fill fill : truth.fills()) {
                cash = cash.minus(fill.signedQuantity().times(fill.price()));
                units = units.plus(fill.signedQuantity());
                Money fee = fill.fee();
                fees = fee == null ? fees : fees.plus(fee.amount());
            }
            assertThat(truth.cash(Currency.USD)).as("seed %d", seed).isEqualTo(cash.minus(fees));
            assertThat(truth.position(Play.SHARE)).as("seed %d", seed).isEqualTo(units);
        }
    }

    @Test
    void everyFillHasItsOrderAndNoOrderIsOverfilled() {
        for (long seed = 0; seed < SEEDS; seed++) {
            VenueTruth truth = new Campaign(seed).run().play.venue.truth();

            Map<ClientOrderId, Decimal> filled = new LinkedHashMap<>();
            truth.fills().forEach(fill -> filled.merge(fill.clientOrderId(), fill.quantity(), Decimal::plus));
            for (Order order : truth.orders()) {
                Decimal sum = filled.getOrDefault(order.id(), Decimal.ZERO);
                filled.remove(order.id());
                assertThat(order.filledQuantity()).as("seed %d %s", seed, order).isEqualTo(sum);
                assertThat(sum)
                        .as("seed %d %s", seed, order)
                        .isLessThanOrEqualTo(order.terms().quantity());
            }
            assertThat(filled).as("seed %d, fills without an order", seed).isEmpty();
        }
    }

    @Test
    void outcomesAreHonest() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Campaign campaign = new Campaign(seed).run();
            VenueTruth truth = campaign.play.venue.truth();

            assertThat(truth.duplicates()).as("seed %d", seed).isEmpty();
            for (OrderEvent event : campaign.play.orders) {
                boolean never = event.kind() == OrderEventKind.NOT_SENT || event.kind() == OrderEventKind.REJECT;
                boolean duplicate = String.valueOf(event.reason()).equals("DUPLICATE_ID");
                int accepted = truth.acceptedCount(event.clientOrderId());
                if (never && !duplicate) {
                    assertThat(accepted).as("seed %d %s", seed, event).isZero();
                } else if (event.kind() == OrderEventKind.ACCEPT || duplicate) {
                    assertThat(accepted).as("seed %d %s", seed, event).isEqualTo(1);
                }
            }
        }
    }

    @Test
    void everySubmitOfALivingBrokerHasAnOutcome() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Campaign campaign = new Campaign(seed).run();

            Set<ClientOrderId> silent = new LinkedHashSet<>(campaign.submitted);
            campaign.play.orders.forEach(event -> silent.remove(event.clientOrderId()));
            silent.removeAll(campaign.ofTheDead);

            assertThat(silent).as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void afterAQuietEndTheQueriesShowTheTruth() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Play play = new Campaign(seed).run().play;

            List<Order> open = play.ask(play.broker.openOrders());
            List<Position> held = play.ask(play.broker.positions());
            Account account = play.ask(play.broker.account());

            VenueTruth truth = play.venue.truth();
            assertThat(open).as("seed %d", seed).hasToString(truth.openOrders().toString());
            assertThat(held.stream().map(Position::quantity).toList())
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(truth.positions().values());
            assertThat(account.balances()).as("seed %d", seed).isEqualTo(truth.cash());
            assertThat(play.ask(play.broker.activities(Instant.EPOCH)))
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(truth.activities());
        }
    }

    @Test
    void everyKindOfFaultStrikesSomewhere() {
        Set<String> struck = new LinkedHashSet<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            for (String line : new Campaign(seed).run().play.venue.trace()) {
                if (line.contains(" fault: ")) {
                    struck.add(line);
                }
            }
        }

        for (FaultKind kind : FaultKind.values()) {
            boolean drawn = !FOR_AUTHORS.contains(kind);
            assertThat(struck.stream().anyMatch(line -> line.contains("fault: " + kind.words())))
                    .as("%s", kind)
                    .isEqualTo(drawn);
        }
    }

    /** Forty random requests in eighty seconds of faults, an engine that dies twice, and two minutes of quiet. */
    private static final class Campaign {
        private final Dice dice;
        private final long seed;
        private final Play play;
        private final List<ClientOrderId> submitted = new ArrayList<>();
        private final Set<ClientOrderId> ofTheDead = new LinkedHashSet<>();

        Campaign(long seed) {
            this.seed = seed;
            this.dice = new Dice(seed * 31 + 7);
            VenueRulesBuilder rules = VenueRules.builder()
                    .feeRate(Decimal.parse("0.001"))
                    .duplicateIds(seed % 2 == 0 ? DuplicateIds.REFUSED : DuplicateIds.ANSWERED)
                    .ordersSurviveRestart(seed % 3 != 0)
                    .replaceMakesNewId(seed % 5 == 0)
                    .visibilityDelay(Duration.ofSeconds(2))
                    .usualDelay(java.time.Duration.ZERO);
            play = Play.of(rules, plan(seed).until(Duration.ofSeconds(80)));
        }

        /** A mixture of a seed, or, every third seed, nearly everything at once. */
        private static FaultPlan plan(long seed) {
            if (seed % 3 != 1) {
                return FaultPlan.seeded(seed);
            }
            FaultPlan dense = FaultPlan.of(seed);
            for (FaultKind kind : FaultKind.values()) {
                boolean rare = kind == FaultKind.VENUE_RESTART || kind == FaultKind.STREAM_CUT;
                if (!FOR_AUTHORS.contains(kind)) {
                    dense = dense.with(Fault.of(kind)
                            .probability(rare ? 0.02 : 0.2)
                            .lasting(Duration.ZERO, Duration.ofSeconds(4)));
                }
            }
            return dense;
        }

        Campaign run() {
            for (int step = 0; step < 40; step++) {
                act(step);
                Decimal bid = Decimal.of(999 + dice.between(-20, 20), 2);
                play.venue.market(new PriceStep(
                        Play.SHARE, play.venue.nowNanos(), bid, bid.plus(Decimal.parse("0.02")), size(), size()));
                play.run(Decimal.of(dice.between(1, 40), 1).toString());
                if (step == 13 || step == 27) {
                    die();
                }
            }
            play.run("200");
            return this;
        }

        private void act(int step) {
            long what = dice.between(0, 9);
            if (submitted.isEmpty() || what < 6) {
                submit(step);
            } else if (what < 8) {
                play.broker.cancel(any(), null);
            } else if (what == 8) {
                String id = any().value();
                play.broker.replace(play.intent(id, Play.buy(units(), price())), null);
            } else {
                play.broker.order(any());
            }
        }

        private void submit(int step) {
            String id = "s" + seed + "-" + step;
            boolean market = dice.between(0, 2) == 0;
            boolean buy = dice.between(0, 1) == 0;
            if (market) {
                play.submit(id, buy ? Play.buy(units()) : Play.sell(units()));
            } else {
                play.submit(id, buy ? Play.buy(units(), price()) : Play.sell(units(), price()));
            }
            submitted.add(ClientOrderId.of(id));
        }

        private void die() {
            play.broker.close();
            ofTheDead.addAll(submitted);
            play.broker = play.connect();
        }

        private ClientOrderId any() {
            return submitted.get((int) dice.between(0, submitted.size() - 1));
        }

        private Decimal size() {
            return Decimal.of(dice.between(1, 60));
        }

        private String units() {
            return String.valueOf(dice.between(1, 100));
        }

        private String price() {
            return Decimal.of(1000 + dice.between(-30, 30), 2).toString();
        }
    }
}
