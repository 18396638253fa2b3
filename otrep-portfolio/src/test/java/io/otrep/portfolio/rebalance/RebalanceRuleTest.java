package io.otrep.portfolio.rebalance;

import static io.otrep.portfolio.rebalance.Shares.at;
import static io.otrep.portfolio.rebalance.Shares.held;
import static io.otrep.portfolio.rebalance.Shares.portfolio;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.market.TradingCalendar;
import io.otrep.portfolio.rebalance.RebalanceDecision.Reason;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RebalanceRuleTest {
    private static final double[] HALF = {0.5, 0.5};

    private static Holdings on(String date) {
        return portfolio(date).add(held("A", 500, 100)).add(held("B", 500, 100)).build();
    }

    private static RebalanceDecision decide(RebalanceRule rule, String date, String last) {
        return rule.decide(on(date), HALF, at(last + "T17:00:00Z"));
    }

    /** Days of the exchange's calendar: New Year's Day, Good Friday 2024-03-29, Easter Monday is a trading day. */
    @ParameterizedTest
    @CsvSource({
        "DAY, 1, 2024-03-28, 2024-03-28, false, 2024-03-28",
        "DAY, 1, 2024-04-01, 2024-03-28, true, 2024-04-01",
        "WEEK, 1, 2024-01-02, 2023-12-29, true, 2024-01-02",
        "WEEK, 1, 2024-01-05, 2024-01-02, false, 2024-01-02",
        "WEEK, -1, 2024-03-27, 2024-03-22, false, 2024-03-22",
        "WEEK, -1, 2024-03-28, 2024-03-22, true, 2024-03-28",
        "MONTH, 1, 2024-01-02, 2023-12-01, true, 2024-01-02",
        "MONTH, 1, 2024-01-03, 2024-01-02, false, 2024-01-02",
        "MONTH, 1, 2024-01-20, 2023-12-20, true, 2024-01-02",
        "MONTH, -1, 2024-03-28, 2024-02-29, true, 2024-03-28",
        "MONTH, 3, 2024-01-03, 2023-12-05, false, 2023-12-05",
        "MONTH, 3, 2024-01-04, 2023-12-05, true, 2024-01-04",
        "MONTH, 99, 2024-01-31, 2024-01-04, true, 2024-01-31",
        "QUARTER, 1, 2024-03-28, 2024-01-02, false, 2024-01-02",
        "QUARTER, 1, 2024-04-01, 2024-01-02, true, 2024-04-01",
    })
    void calendarFollowsTradingDays(
            CalendarRule.Period period, int day, String today, String last, boolean due, String scheduled) {
        RebalanceDecision decision = decide(CalendarRule.of(period).onDay(day), today, last);

        assertThat(decision.isDue()).isEqualTo(due);
        assertThat(decision.subject()).isEqualTo(scheduled);
        assertThat(decision.reason()).isEqualTo(due ? Reason.SCHEDULE : Reason.NOT_SCHEDULED);
    }

    @Test
    void whatWasNeverRebalancedIsDue() {
        assertThat(RebalanceRule.quarterly()
                        .decide(on("2024-03-28"), HALF, Long.MIN_VALUE)
                        .isDue())
                .isTrue();
    }

    @Test
    void anotherCalendarCountsIfNamed() {
        RebalanceRule rule = RebalanceRule.monthly().on(TradingCalendar.always());

        assertThat(rule.decide(on("2024-01-02"), HALF, at("2023-12-02T00:00:00Z"))
                        .subject())
                .isEqualTo("2024-01-01");
    }

    @Test
    void dayZeroIsRefused() {
        assertThatThrownBy(() -> RebalanceRule.monthly().onDay(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void driftNamesTheWeightFurthestOutside() {
        Holdings now =
                portfolio().add(held("A", 560, 100)).add(held("B", 430, 100)).build();

        RebalanceDecision decision = RebalanceRule.drift(Bands.absolute(0.05)).decide(now, HALF, 0);

        assertThat(decision).isEqualTo(new RebalanceDecision(true, Reason.DRIFT, "B@sim", 0.43, 0.45));
        assertThat(decision.toText()).isEqualTo("yes, DRIFT of B@sim: 0.43 against 0.45");
    }

    @ParameterizedTest
    @CsvSource({"0.05, 0.25, 0.60, 0.05", "0.05, 0.25, 0.04, 0.01", "0.05, 0.25, 0, 0", "0.05, Infinity, 0, 0.05"})
    void narrowerBandCounts(double absolute, double relative, double target, double half) {
        assertThat(Bands.of(absolute, relative).halfWidth(target)).isEqualTo(half);
    }

    @Test
    void unknownPriceIsNoReasonToTrade() {
        Holdings now = portfolio()
                .add(held("A", 900, 100))
                .add(held("B", 100, Double.NaN))
                .build();

        RebalanceDecision decision = RebalanceRule.drift(Bands.absolute(0.05)).decide(now, HALF, 0);

        assertThat(decision.isDue()).isFalse();
        assertThat(decision.reason()).isEqualTo(Reason.NOT_KNOWN);
    }

    @Test
    void instrumentWithoutTargetDoesNotDrift() {
        Holdings now =
                portfolio().add(held("A", 500, 100)).add(held("B", 900, 100)).build();

        RebalanceDecision decision = RebalanceRule.drift(Bands.none()).decide(now, new double[] {0.5, Double.NaN}, 0);

        assertThat(decision.reason()).isEqualTo(Reason.IN_BANDS);
    }

    @Test
    void eitherAndBothJoinReasons() {
        RebalanceRule monthly = RebalanceRule.monthly();
        RebalanceRule drift = RebalanceRule.drift(Bands.absolute(0.05));

        assertThat(decide(monthly.or(drift), "2024-02-01", "2024-01-02").reason())
                .isEqualTo(Reason.SCHEDULE);
        assertThat(decide(monthly.or(drift), "2024-01-03", "2024-01-02").reason())
                .isEqualTo(Reason.IN_BANDS);
        assertThat(decide(monthly.and(drift), "2024-02-01", "2024-01-02").reason())
                .isEqualTo(Reason.IN_BANDS);
        assertThat(decide(monthly.and(drift), "2024-01-03", "2024-01-02").reason())
                .isEqualTo(Reason.NOT_SCHEDULED);
    }

    static List<RebalanceRule> rules() {
        NoTradeRegion region = new NoTradeRegion(5, 1, () -> new double[2][2], TradeCost.proportional(0));
        return List.of(RebalanceRule.monthly(), RebalanceRule.drift(Bands.none()), region.rule());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void targetsThatDoNotFitAreRefusedByEveryRule(RebalanceRule rule) {
        Holdings now = on("2024-01-02");

        assertThatThrownBy(() -> rule.decide(now, new double[] {0.5}, 0))
                .hasMessage("there are 2 instruments, but 1 target weights; give NaN for what has no target");
        assertThatThrownBy(() -> rule.decide(now, new double[] {60, 40}, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("weight of A@sim must be from -10 to 10, but was 60.0")
                .hasMessageContaining("0.6 for 60 %");
    }

    /** Up to ten times the capital in one, thirty in all, is leverage; beyond are percentages, were there so many that each is small. */
    @Test
    void leverageIsTakenAndPercentagesAreNot() {
        double[] many = new double[25];
        Arrays.fill(many, 4);

        assertThatCode(() -> WeightSource.fixed(10, -10, 10, Double.NaN)).doesNotThrowAnyException();
        assertThatThrownBy(() -> WeightSource.fixed(0.5, -60)).hasMessageContaining("weight of number 2");
        assertThatThrownBy(() -> WeightSource.fixed(many)).hasMessageContaining("at most 30", "but were 100.0");
        assertThatThrownBy(() -> WeightSource.fixed(Double.NEGATIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bandInPercentIsRefused() {
        assertThatThrownBy(() -> Bands.of(5, 25))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("absolute band must be at most 1, but was 5.0; widths are fractions, 0.05 for 5 %");
        assertThatThrownBy(() -> Bands.relative(25)).isInstanceOf(IllegalArgumentException.class);
    }
}
