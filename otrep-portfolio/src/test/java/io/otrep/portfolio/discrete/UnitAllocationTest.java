package io.otrep.portfolio.discrete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.otrep.market.Decimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UnitAllocationTest {
    private static List<UnitTarget> random(Random random, int size) {
        List<UnitTarget> targets = new ArrayList<>();
        double left = 1;
        for (int i = 0; i < size; i++) {
            double weight = left * random.nextDouble() * 0.6;
            left -= weight;
            targets.add(UnitTarget.whole("A" + i, weight, Decimal.of(50 + random.nextInt(40_000), 2)));
        }
        return targets;
    }

    private static double distance(List<UnitTarget> targets, UnitAllocation allocation, double capital) {
        double sum = allocation.cash().toDouble();
        for (int i = 0; i < targets.size(); i++) {
            double value =
                    allocation.units().get(i).times(targets.get(i).price()).toDouble();
            sum += Math.abs(targets.get(i).weight() * capital - value);
        }
        return sum;
    }

    private static Decimal total(List<UnitTarget> targets, UnitAllocation allocation) {
        Decimal sum = allocation.cash();
        for (int i = 0; i < targets.size(); i++) {
            sum = sum.plus(allocation.units().get(i).times(targets.get(i).price()));
        }
        return sum;
    }

    @Test
    void unitsAndCashAreTheCapitalToTheLastDigit() {
        Decimal capital = Decimal.parse("10000.37");
        for (long seed = 0; seed < 50; seed++) {
            List<UnitTarget> targets = random(new Random(seed), 8);

            for (UnitAllocation allocation :
                    List.of(UnitAllocation.greedy(targets, capital), UnitAllocation.optimal(targets, capital))) {
                assertThat(total(targets, allocation)).as("seed %d", seed).isEqualTo(capital);
                assertThat(allocation.cash().isNegative()).as("seed %d", seed).isFalse();
            }
        }
    }

    @Test
    void noOtherRoundingIsNearerThanTheOptimalOne() {
        Decimal capital = Decimal.of(5_000);
        for (long seed = 0; seed < 30; seed++) {
            List<UnitTarget> targets = random(new Random(seed), 6);
            double best = distance(targets, UnitAllocation.optimal(targets, capital), 5_000);

            for (int mask = 0; mask < 64; mask++) {
                assertThat(best).as("seed %d", seed).isLessThanOrEqualTo(rounded(targets, mask) + 1e-9);
            }
        }
    }

    /** The distance with some rounded up; infinite if cash does not pay for it. */
    private static double rounded(List<UnitTarget> targets, int mask) {
        double cash = 5_000;
        double sum = 0;
        for (int i = 0; i < targets.size(); i++) {
            double price = targets.get(i).price().toDouble();
            double wanted = targets.get(i).weight() * 5_000;
            double value = price * (Math.floor(wanted / price) + (mask >> i & 1));
            cash -= value;
            sum += Math.abs(wanted - value);
        }
        return cash < -1e-9 ? Double.POSITIVE_INFINITY : sum + cash;
    }

    @Test
    void fractionsComeInSteps() {
        List<UnitTarget> targets = List.of(
                new UnitTarget("BTC", 0.5, Decimal.of(60_000), Decimal.parse("0.0001")),
                new UnitTarget("ETH", 0.5, Decimal.of(3_000), Decimal.parse("0.01")));

        UnitAllocation allocation = UnitAllocation.greedy(targets, Decimal.of(1_000));

        assertThat(allocation.units()).containsExactly(Decimal.parse("0.0083"), Decimal.parse("0.16"));
        assertThat(allocation.cash()).isEqualTo(Decimal.of(22));
    }

    @Test
    void tooLittleCapitalBuysNothing() {
        List<UnitTarget> targets = List.of(UnitTarget.whole("A", 1, Decimal.of(100)));

        assertThat(UnitAllocation.optimal(targets, Decimal.of(99)).cash()).isEqualTo(Decimal.of(99));
        assertThat(UnitAllocation.greedy(targets, Decimal.ZERO).units()).containsExactly(Decimal.ZERO);
    }

    @Test
    void weightsAndPricesAreChecked() {
        assertThatIllegalArgumentException().isThrownBy(() -> UnitTarget.whole("A", -0.1, Decimal.ONE));
        assertThatIllegalArgumentException().isThrownBy(() -> UnitTarget.whole("A", 0.1, Decimal.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> UnitAllocation.greedy(List.of(), Decimal.of(-1)));
    }
}
