package io.otrep.broker.support.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.otrep.broker.support.Secret;
import io.otrep.market.Decimal;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
    @Test
    void documentsAreWrittenAsSaid() {
        JsonWriter writer = new JsonWriter()
                .beginObject()
                .field("symbol", "AAPL")
                .field("qty", Decimal.parse("1E-8"))
                .field("limit", (Decimal) null)
                .field("note", (String) null)
                .field("n", 9_007_199_254_740_993L)
                .field("ok", true)
                .name("legs")
                .beginArray()
                .value("a")
                .beginObject()
                .endObject()
                .value(2)
                .endArray()
                .endObject();

        assertThat(writer.toText())
                .isEqualTo("{\"symbol\":\"AAPL\",\"qty\":0.00000001,\"n\":9007199254740993,\"ok\":true,"
                        + "\"legs\":[\"a\",{},2]}");
    }

    @Test
    void everyCharacterComesBackFromJackson() throws Exception {
        StringBuilder all = new StringBuilder();
        for (int c = 0; c < 0x3000; c++) {
            all.append((char) c);
        }
        all.append("\uD83D\uDE00");

        byte[] bytes =
                new JsonWriter().beginArray().value(all.toString()).endArray().toBytes();

        JsonNode back = new ObjectMapper().readTree(bytes);
        assertThat(back.get(0).textValue()).isEqualTo(all.toString());
    }

    @Test
    void openContainersAreRefused() {
        JsonWriter writer = new JsonWriter().beginObject();

        assertThatThrownBy(writer::toBytes).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void toStringShowsNothingWritten() {
        JsonWriter writer =
                new JsonWriter().beginObject().field("key", Secret.of("s3cr3t")).endObject();

        assertThat(writer.toText()).isEqualTo("{\"key\":\"s3cr3t\"}");
        assertThat(writer.toString()).doesNotContain("s3cr3t");
    }
}
