package io.otrep.broker.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.broker.Capability;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The cases themselves. */
class CatalogueTest {
    @Test
    void numbersAreUniqueAndHaveFourDigits() {
        assertThat(Catalogue.all())
                .extracting(Case::number)
                .doesNotHaveDuplicates()
                .allMatch(each -> each.matches("\\d{4}"));
    }

    @Test
    void everyCapabilityAndDutyHasACase() {
        Stream<String> rows = Stream.concat(
                Arrays.stream(Capability.values()).map(Capability::name),
                Arrays.stream(Duty.values()).map(Duty::words));

        assertThat(Catalogue.all()).extracting(Case::row).containsAll(rows.toList());
    }

    @Test
    void aCaseOfACapabilityNeedsIt() {
        assertThat(Catalogue.all())
                .filteredOn(each -> Arrays.stream(Duty.values())
                        .noneMatch(duty -> duty.words().equals(each.row())))
                .allSatisfy(each -> assertThat(each.needs()).contains(Capability.valueOf(each.row())));
    }
}
