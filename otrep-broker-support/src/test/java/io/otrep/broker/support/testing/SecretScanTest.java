package io.otrep.broker.support.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.broker.support.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretScanTest {
    private static final String TEXT = "s3cr3t/key+1";
    private static final byte[] BYTES = TEXT.getBytes(StandardCharsets.UTF_8);

    private final SecretScan scan = SecretScan.forSecrets(Secret.of("another-one"), Secret.of(TEXT));

    @Test
    void masksAreClean() {
        scan.text("config", List.of(Secret.of(TEXT))).exception("failure", new IllegalStateException("***"));

        assertThat(scan.findings()).isEmpty();
    }

    @Test
    void everyFormIsFoundAndNamedWithoutTheSecret() {
        scan.text("plain", "key=" + TEXT)
                .text("base64", Base64.getEncoder().encodeToString(BYTES))
                .text("hex", HexFormat.of().formatHex(BYTES))
                .text("url", "?k=s3cr3t%2Fkey%2B1");

        assertThat(scan.findings())
                .containsExactly(
                        "plain shows secret number 2",
                        "base64 shows secret number 2",
                        "hex shows secret number 2",
                        "url shows secret number 2");
    }

    @Test
    void causesAndSuppressedExceptionsAreLookedThrough() {
        Exception deep = new IllegalStateException("a", new IllegalStateException("b", new Exception(TEXT)));
        Exception suppressing = new IllegalStateException("c");
        suppressing.addSuppressed(new Exception("another-one"));

        scan.exception("deep", deep).exception("suppressing", suppressing);

        assertThat(scan.findings()).containsExactly("deep shows secret number 2", "suppressing shows secret number 1");
    }

    @Test
    void whatIsWrittenToTheSinkIsLookedThrough() {
        scan.sink().println("log line with " + TEXT);

        assertThat(scan.findings()).containsExactly("what was logged shows secret number 2");
    }

    @Test
    void shortSecretsAreRefused() {
        assertThatThrownBy(() -> SecretScan.forSecrets(Secret.of("abc"))).isInstanceOf(IllegalArgumentException.class);
    }
}
