package io.otrep.broker.support.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.broker.support.http.Tls;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The values around a session. */
class StreamValuesTest {
    @Test
    void requestShowsNeitherHeadersNorQuery() {
        StreamRequest request = new StreamRequest(
                URI.create("wss://me:word@venue.example:8443/v1/ws?oauth_token=hidden"), Map.of("X-Key", "hidden"));

        assertThat(request).hasToString("wss://venue.example:8443/v1/ws");
        assertThat(StreamRequest.of(URI.create("https://venue.example/a"))).hasToString("https://venue.example/a");
    }

    @Test
    void requestOfAnotherSchemeIsRefused() {
        assertThatThrownBy(() -> StreamRequest.of(URI.create("ftp://venue/")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ftp")
                .hasMessageContaining("wss");
    }

    @Test
    void topicShowsItsParts() {
        assertThat(new Topic("trades", "AAPL")).hasToString("trades:AAPL");
        assertThat(Topic.of("orders")).hasToString("orders");
        assertThatThrownBy(() -> Topic.of(" ")).hasMessageContaining("channel is blank");
        assertThatThrownBy(() -> new Topic("trades", " ")).hasMessageContaining("trades");
    }

    @Test
    void frameIsTheSameAsTextAndAsBytes() {
        byte[] utf8 = "{\"a\":\"é\"}".getBytes(StandardCharsets.UTF_8);
        StreamFrame frame = new StreamFrame();

        frame.with("{\"a\":\"é\"}", 5);
        assertThat(frame.bytes()).isEqualTo(utf8).isSameAs(frame.bytes());
        assertThat(frame.isBinary()).isFalse();
        assertThat(frame.arrivalNanos()).isEqualTo(5);

        frame.with(ByteString.of(utf8), 6);
        assertThat(frame.text()).isEqualTo("{\"a\":\"é\"}");
        assertThat(frame.bytes()).isEqualTo(utf8);
        assertThat(frame.isBinary()).isTrue();

        frame.with(utf8, 7);
        assertThat(frame.bytes()).isSameAs(utf8);
        assertThat(frame.text()).isEqualTo("{\"a\":\"é\"}");
    }

    @Test
    void sequenceKnowsNextOldAndGap() {
        Sequence sequence = new Sequence();

        assertThat(sequence.accept(5)).isEqualTo(Sequence.Step.NEXT);
        assertThat(sequence.accept(6)).isEqualTo(Sequence.Step.NEXT);
        assertThat(sequence.accept(6)).isEqualTo(Sequence.Step.OLD);
        assertThat(sequence.accept(9)).isEqualTo(Sequence.Step.GAP);
        assertThat(sequence.accept(10)).isEqualTo(Sequence.Step.NEXT);
        assertThat(sequence.last()).isEqualTo(10);

        sequence.reset();
        assertThat(sequence.accept(1)).isEqualTo(Sequence.Step.NEXT);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, 0",
                "17, -, 17",
                "soon, -, 0",
                "-5, -, 0",
                "'Mon, 02 Nov 2026 10:01:30 GMT', 'Mon, 02 Nov 2026 10:00:00 GMT', 90",
                "'Mon, 02 Nov 2026 09:59:00 GMT', 'Mon, 02 Nov 2026 10:00:00 GMT', 0",
                "'Mon, 02 Nov 2026 10:01:30 GMT', -, 0",
                "999999999, -, 86400",
            })
    void retryAfterIsReadByTheAnswersOwnDate(String retryAfter, String date, long seconds) {
        Response.Builder answer = new Response.Builder()
                .request(new Request.Builder().url("http://venue/").build())
                .protocol(Protocol.HTTP_1_1)
                .message("")
                .code(429);
        if (retryAfter != null) {
            answer.header("Retry-After", retryAfter);
        }
        if (date != null) {
            answer.header("Date", date);
        }

        StreamEnd end = StreamEnd.http(answer.build());

        assertThat(end.retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(end.code()).isEqualTo(429);
    }

    @Test
    void waitOfAVerdictIsBounded() {
        assertThatThrownBy(() -> StreamVerdict.retry("x", Duration.ofDays(2))).hasMessageContaining("PT48H");
        assertThatThrownBy(() -> StreamVerdict.retry("x", Duration.ofSeconds(-1)))
                .hasMessageContaining("PT-1S");
    }

    @Test
    void configurationNamesEveryFaultAtOnce() {
        StreamConfig.Builder wrong = StreamConfig.builder(" ", 1)
                .deadline(StreamPhase.UP, Duration.ofSeconds(1))
                .deadline(StreamPhase.CONNECTING, Duration.ZERO)
                .backoff(Duration.ofSeconds(2), Duration.ofSeconds(1))
                .stableAfter(Duration.ofSeconds(-1))
                .pingEvery(Duration.ofSeconds(-2))
                .socketPingEvery(Duration.ofSeconds(-3))
                .queue(0, Overflow.DISCONNECT)
                .maxFrameBytes(0)
                .silence("trades", Duration.ZERO);

        assertThatThrownBy(wrong::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "name is blank",
                        "UP has no deadline",
                        "deadline of CONNECTING is PT0S",
                        "backoff most is PT1S",
                        "stableAfter is PT-1S",
                        "pingEvery is PT-2S",
                        "socketPingEvery is PT-3S",
                        "queue holds 0 frames",
                        "maxFrameBytes is 0",
                        "silence of trades is PT0S");
    }

    @Test
    void toBuilderLosesNothing() {
        StreamConfig config = StreamConfig.builder("orders", 42)
                .deadline(StreamPhase.SUBSCRIBING, Duration.ofSeconds(3))
                .backoff(Duration.ofMillis(10), Duration.ofMillis(20))
                .stableAfter(Duration.ofSeconds(4))
                .pingEvery(Duration.ofSeconds(5))
                .socketPingEvery(Duration.ofSeconds(6))
                .queue(7, Overflow.DROP_OLDEST)
                .maxFrameBytes(8)
                .silence("trades", Duration.ofSeconds(9))
                .time(() -> 10)
                .tls(Tls.system())
                .build();

        assertThat(config.toBuilder().build()).usingRecursiveComparison().isEqualTo(config);
        assertThat(config.name()).isEqualTo("orders");
        assertThat(config.deadline(StreamPhase.SUBSCRIBING)).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.deadline(StreamPhase.CONNECTING)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void builtConfigurationDoesNotChangeWithItsBuilder() {
        StreamConfig.Builder builder = StreamConfig.builder("orders", 1);
        StreamConfig config = builder.build();

        builder.silence("trades", Duration.ofSeconds(1)).deadline(StreamPhase.CONNECTING, Duration.ofSeconds(1));

        assertThat(config.silences()).isEmpty();
        assertThat(config.deadline(StreamPhase.CONNECTING)).isEqualTo(Duration.ofSeconds(10));
    }
}
