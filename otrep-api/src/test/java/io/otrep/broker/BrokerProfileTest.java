package io.otrep.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BrokerProfileTest {

    @Test
    void venueEnforcesNoDeadlineUnlessItSaysSo() {
        BrokerProfile profile =
                new BrokerProfile(BrokerProfile.IdScope.OPEN_ORDERS, 36, "[a-z]+", false, Duration.ofSeconds(1));

        assertThat(profile.deadline()).isNull();
    }

    @Test
    void emptyDeadlineIsRefused() {
        assertThatThrownBy(() -> new BrokerProfile(
                        BrokerProfile.IdScope.FOR_EVER, 36, "[a-z]+", false, Duration.ZERO, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("deadline must be above 0, but was PT0S");
    }
}
