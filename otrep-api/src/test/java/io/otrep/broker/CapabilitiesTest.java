package io.otrep.broker;

import static io.otrep.market.AssetClass.CRYPTO;
import static io.otrep.market.AssetClass.EQUITY;
import static io.otrep.market.AssetClass.FX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CapabilitiesTest {

    @Test
    void powersBelongToTheirClasses() {
        Capabilities capabilities = Capabilities.of(EnumSet.of(Capability.MARKET, Capability.SHORT), EQUITY, FX)
                .with(EnumSet.of(Capability.MARKET), CRYPTO);

        assertThat(capabilities.has(EQUITY, Capability.SHORT)).isTrue();
        assertThat(capabilities.has(FX, Capability.SHORT)).isTrue();
        assertThat(capabilities.has(CRYPTO, Capability.SHORT)).isFalse();
        assertThat(capabilities.has(CRYPTO, Capability.MARKET)).isTrue();
        assertThat(capabilities.assetClasses()).containsExactly(EQUITY, FX, CRYPTO);
    }

    @Test
    void classThatIsNotTradedHasNoPowers() {
        Capabilities capabilities = Capabilities.of(EnumSet.allOf(Capability.class), EQUITY);

        assertThat(capabilities.of(CRYPTO)).isEmpty();
        assertThat(capabilities.has(CRYPTO, Capability.MARKET)).isFalse();
        assertThat(capabilities.of(EQUITY)).containsExactly(Capability.values());
    }

    @Test
    void changeLeavesTheFirstAsItWas() {
        Capabilities first = Capabilities.of(EnumSet.of(Capability.MARKET), EQUITY);

        Capabilities second = first.with(EnumSet.of(Capability.LIMIT), EQUITY);

        assertThat(first.of(EQUITY)).containsExactly(Capability.MARKET);
        assertThat(second.of(EQUITY)).as("the later word replaces").containsExactly(Capability.LIMIT);
    }

    @Test
    void givenSetIsCopiedAndShownReadOnly() {
        Set<Capability> given = EnumSet.of(Capability.MARKET);
        Capabilities capabilities = Capabilities.of(given, EQUITY);

        given.clear();

        assertThat(capabilities.of(EQUITY)).containsExactly(Capability.MARKET);
        assertThatThrownBy(() -> capabilities.of(EQUITY).clear()).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> capabilities.assetClasses().clear()).isInstanceOf(RuntimeException.class);
    }
}
