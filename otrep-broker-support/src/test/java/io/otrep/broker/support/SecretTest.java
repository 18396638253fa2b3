package io.otrep.broker.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SecretTest {
    @Test
    void everyTextFormIsMasked() {
        Secret secret = Secret.of("k3y-of-mine");

        assertThat(secret.toString()).isEqualTo("***");
        assertThat(String.format("%s %s", secret, List.of(secret))).doesNotContain("k3y");
        assertThat(secret.reveal()).isEqualTo("k3y-of-mine");
    }

    @Test
    void equalityIsByTextAndHashTellsNothing() {
        assertThat(Secret.of("a")).isEqualTo(Secret.of("a")).isNotEqualTo(Secret.of("b"));
        assertThat(Secret.of("a").hashCode()).isEqualTo(Secret.of("b").hashCode());
    }

    @Test
    void blankIsRefused() {
        assertThatThrownBy(() -> Secret.of(" ")).isInstanceOf(IllegalArgumentException.class);
    }
}
