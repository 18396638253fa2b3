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
    void blankAndMissingAreRefusedByName() {
        assertThatThrownBy(() -> Secret.of("the API key id", " "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the API key id must not be blank; check that the variable or file that it is read from is there");
        assertThatThrownBy(() -> Secret.of(null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a secret must not be null; check");
    }
}
