package io.otrep.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTreeTest {
    @Test
    void nothingIsWorthNothing() {
        assertThat(new ValueTree().sum()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 64, 100})
    void sumFollowsFromTheNumbersAndNotFromTheirOrder(int size) {
        Random random = new Random(size);
        double[] numbers = random.doubles(size, -1e6, 1e6).toArray();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            order.add(i);
        }
        ValueTree inOrder = new ValueTree();
        order.forEach(i -> inOrder.set(i, numbers[i]));
        Collections.shuffle(order, random);
        ValueTree shuffled = new ValueTree();

        order.forEach(i -> shuffled.set(i, random.nextDouble()));
        order.forEach(i -> shuffled.set(i, numbers[i]));

        assertThat(shuffled.sum()).isEqualTo(inOrder.sum());
        assertThat(shuffled.sum()).isCloseTo(Arrays.stream(numbers).sum(), within(1e-8 * size));
    }

    @Test
    void whatIsNotKnownIsNotKnownUntilItIs() {
        ValueTree tree = new ValueTree();
        tree.set(0, 1);
        tree.set(6, Double.NaN);

        assertThat(tree.sum()).isNaN();

        tree.set(6, 2);

        assertThat(tree.sum()).isEqualTo(3);
    }
}
