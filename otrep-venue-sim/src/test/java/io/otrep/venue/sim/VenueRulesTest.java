package io.otrep.venue.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.broker.BrokerProfile;
import io.otrep.broker.Capability;
import io.otrep.market.Decimal;
import io.otrep.market.Money;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class VenueRulesTest {

    @Test
    void builderOfRulesLosesNothing() {
        VenueRules rules = VenueRules.builder()
                .idScope(BrokerProfile.IdScope.OPEN_ORDERS)
                .duplicateIds(DuplicateIds.TAKEN)
                .maxIdLength(20)
                .idPattern("x+")
                .visibilityDelay(Duration.ofSeconds(9))
                .usualDelay(Duration.ofSeconds(1))
                .deadline(Duration.ofSeconds(2))
                .requestLatency(Duration.ofSeconds(3))
                .replyLatency(Duration.ofSeconds(4))
                .frameLatency(Duration.ofSeconds(5))
                .timeout(Duration.ofSeconds(6))
                .reconnectDelay(Duration.ofSeconds(7))
                .replaceMakesNewId(true)
                .ordersSurviveRestart(false)
                .numberedFrames(false)
                .fundsChecked(true)
                .hoursChecked(true)
                .feeRate(Decimal.parse("0.1"))
                .feeFinalAfter(Duration.ofSeconds(8))
                .capabilities(EnumSet.of(Capability.MARKET))
                .rateLimit(3, Duration.ofSeconds(11))
                .build();

        assertThat(rules.toBuilder().build()).usingRecursiveComparison().isEqualTo(rules);
        assertThat(rules)
                .usingRecursiveComparison()
                .isNotEqualTo(VenueRules.builder().build());
        assertThat(rules.profile())
                .isEqualTo(new BrokerProfile(
                        BrokerProfile.IdScope.OPEN_ORDERS,
                        20,
                        "x+",
                        false,
                        Duration.ofSeconds(9),
                        Duration.ofSeconds(2)));
    }

    @Test
    void everyViolationIsNamedAtOnce() {
        assertThatThrownBy(() -> VenueRules.builder()
                        .maxIdLength(3)
                        .timeout(Duration.ZERO)
                        .usualDelay(Duration.ofSeconds(1))
                        .capabilities(EnumSet.of(Capability.HISTORY))
                        .build())
                .hasMessageContaining("maxIdLength must be at least 16, but was 3")
                .hasMessageContaining("timeout must be above 0")
                .hasMessageContaining("usualDelay must be from 0 to visibilityDelay PT0S")
                .hasMessageContaining("capabilities must be among");
        assertThatThrownBy(() -> VenueSim.builder("sim", Money.parse("1 USD")).build())
                .hasMessageContaining("say instruments(...)");
    }

    @Test
    void estimatedFeeIsReplacedByTheFinalOne() {
        Play play = Play.of(
                VenueRules.builder().feeRate(Decimal.parse("0.01")).feeFinalAfter(Duration.ofSeconds(5)),
                FaultPlan.none());
        play.submit("a", Play.buy("100"));
        play.run("1");
        assertThat(play.fills().get(0).fee()).isEqualTo(Money.parse("20.02 USD"));
        assertThat(play.fills().get(0).isFeeFinal()).isFalse();

        play.run("5");

        assertThat(play.venue.truth().cash().values()).containsExactly(Decimal.parse("98988.99"));
    }
}
