package io.otrep.core.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.otrep.order.ClientOrderId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RejectModelTest {
    private static final int ORDERS = 100_000;

    private static ClientOrderId id(int number) {
        return ClientOrderId.of("o-1f3a-" + number);
    }

    private static double share(RejectModel model) {
        return IntStream.range(0, ORDERS).filter(i -> model.rejects(id(i))).count() / (double) ORDERS;
    }

    @Test
    void shareOfRefusedOrdersIsTheProbability() {
        // five standard errors: 5 x sqrt(0.1 x 0.9 / 100,000) = 0.0047
        assertThat(share(RejectModel.withProbability(0.1, 42))).isCloseTo(0.1, within(0.0048));
        assertThat(share(RejectModel.none())).isZero();
        assertThat(share(RejectModel.withProbability(0, 42))).isZero();
        assertThat(share(RejectModel.withProbability(1, 42))).isEqualTo(1);
    }

    @Test
    void answerDependsOnTheIdAlone() {
        RejectModel forward = RejectModel.withProbability(0.5, 7);
        RejectModel backward = RejectModel.withProbability(0.5, 7);
        boolean[] first = new boolean[1_000];
        for (int i = 0; i < first.length; i++) {
            first[i] = forward.rejects(id(i));
        }

        for (int i = first.length - 1; i >= 0; i--) {
            assertThat(backward.rejects(id(i))).as("order %d", i).isEqualTo(first[i]);
        }
    }

    @Test
    void anotherSeedRefusesOtherOrders() {
        RejectModel a = RejectModel.withProbability(0.5, 1);
        RejectModel b = RejectModel.withProbability(0.5, 2);

        long same = IntStream.range(0, ORDERS)
                .filter(i -> a.rejects(id(i)) == b.rejects(id(i)))
                .count();

        assertThat(same / (double) ORDERS).isCloseTo(0.5, within(0.01));
    }

    @Test
    void numbersThatAreNoProbabilityAreRefused() {
        assertThatThrownBy(() -> RejectModel.withProbability(1.1, 0)).hasMessageContaining("probability");
        assertThatThrownBy(() -> RejectModel.withProbability(Double.NaN, 0)).hasMessageContaining("probability");
    }
}
