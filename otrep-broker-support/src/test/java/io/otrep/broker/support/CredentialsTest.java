package io.otrep.broker.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CredentialsTest {
    @Test
    void everythingMissingIsSaidAtOnce() {
        Credentials.Builder keys = Credentials.from(Map.of("KEY", " "))
                .need("KEY", "the public part")
                .need("SECRET", "the private part");

        assertThat(keys.missing()).hasSize(2);
        assertThat(keys.find()).isEmpty();
        assertThatThrownBy(keys::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("KEY is not set; set it to the public part; SECRET is not set; set it to the private part");
    }

    @Test
    void whatIsSetIsRevealedByNameAndMaskedInText() {
        Credentials keys =
                Credentials.from(Map.of("KEY", "abc-123 ")).need("KEY", "a key").build();

        assertThat(keys.secret("KEY").reveal()).isEqualTo("abc-123");
        assertThat(keys).hasToString("Credentials{KEY=***}");
        assertThatThrownBy(() -> keys.secret("OTHER")).isInstanceOf(IllegalArgumentException.class);
    }
}
