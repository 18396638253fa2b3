package io.otrep.alpaca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a host is told that sets it up wrongly. */
class AlpacaSettingsTest {
    @Test
    void missingKeysAreViolationsThatSayWhatToSet() {
        Alpaca paper = Alpaca.paper(AlpacaConfig.from(Map.of("PAPER_TRADING", "no")));

        assertThat(paper.violations())
                .containsExactly(
                        "ALPACA_API_KEY_ID is not set; set it to the API key id of the paper account",
                        "ALPACA_API_SECRET_KEY is not set; set it to the secret key of the paper account",
                        "PAPER_TRADING must be true or false, but was 'no'");
    }

    @Test
    void keyThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> LiveKeys.of("AK1", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the secret key must not be null; check");
        assertThatThrownBy(() -> PaperKeys.of("", "secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the API key id must not be blank; check");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:9101", "ftp://example.com", "127.0.0.1", ""})
    void addressWithoutSchemeOrHostIsRefused(String host) {
        URI address = URI.create(host);

        assertThatThrownBy(() -> AlpacaEndpoints.at(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("trading must be an address with scheme and host, such as http://127.0.0.1:9101 or "
                        + "wss://example.com/stream, but was '" + host + "'");
    }
}
