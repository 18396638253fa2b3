package io.otrep.broker.support.http;

import static io.otrep.broker.support.http.HttpOutcome.Verdict.ACCEPTED;
import static io.otrep.broker.support.http.HttpOutcome.Verdict.NOT_SENT;
import static io.otrep.broker.support.http.TestVenue.get;
import static io.otrep.broker.support.http.TestVenue.send;
import static io.otrep.broker.support.http.TestVenue.submit;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway that signed its own certificate, in another host's name. */
class TlsTest {
    private static final char[] PASSWORD = "not-a-secret".toCharArray();

    @TempDir
    static Path folder;

    private static KeyStore gateway;
    private static X509Certificate stranger;

    private final TestVenue venue = new TestVenue();

    @BeforeAll
    static void makeCertificates() throws Exception {
        gateway = selfSigned("gateway");
        stranger = (X509Certificate) selfSigned("stranger").getCertificate("key");
    }

    @BeforeEach
    void serve() throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(gateway, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        venue.server.useHttps(context.getSocketFactory());
        venue.answers(200, "{\"id\":\"a7\"}");
    }

    @AfterEach
    void close() {
        venue.close();
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefusedByDefault() throws Exception {
        assertThat(submitTrusting(Tls.system()).verdict()).isEqualTo(NOT_SENT);
        assertThat(venue.requests()).isZero();
    }

    @Test
    void thePinnedCertificateIsTrusted() throws Exception {
        HttpOutcome<String> outcome = submitTrusting(Tls.pinned((X509Certificate) gateway.getCertificate("key")));

        assertThat(outcome.verdict()).isEqualTo(ACCEPTED);
    }

    @Test
    void anotherCertificateThanThePinnedOneIsRefused() throws Exception {
        HttpOutcome<String> outcome = submitTrusting(Tls.pinned(stranger));

        assertThat(outcome.verdict()).isEqualTo(NOT_SENT);
        assertThat(outcome.text()).contains("another certificate than the one pinned");
        assertThat(venue.requests()).isZero();
    }

    private HttpOutcome<String> submitTrusting(Tls tls) throws Exception {
        String url = "https://127.0.0.1:" + venue.server.getPort();
        try (HttpSession session =
                HttpSession.builder("test", url, venue.scheduler).tls(tls).build()) {
            return get(send(session, submit()));
        }
    }

    private static KeyStore selfSigned(String name) throws Exception {
        Path file = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "key",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name + ".example",
                        "-validity",
                        "365",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }
}
