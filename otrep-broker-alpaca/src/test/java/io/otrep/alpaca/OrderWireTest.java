package io.otrep.alpaca;

import static io.otrep.alpaca.Samples.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.broker.support.json.JsonException;
import io.otrep.broker.support.json.JsonReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderWireTest {
    private static String nested(int levels) {
        return "{\"legs\":[".repeat(levels) + "{\"id\":\"leg\"}" + "],\"id\":\"v\"}".repeat(levels);
    }

    @Test
    void legsAreReadBelowTheirOrder() {
        String leg = order("v2", "", "held", "10", "0", "");

        OrderWire order = Samples.wire("v1", "o-1", "new", "10", "0", ",\"legs\":[" + leg + "]");

        assertThat(order.legs()).extracting(OrderWire::id).containsExactly("v2");
    }

    @Test
    void fewMoreLevelsOfLegsAreRead() {
        OrderWire order = OrderWire.read(JsonReader.of(nested(4)));

        assertThat(order.legs().get(0).legs().get(0).legs().get(0).legs().get(0).id())
                .isEqualTo("leg");
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 100_000})
    void deeperLegsAreUnreadableAndNotAStackOverflow(int levels) {
        assertThatThrownBy(() -> OrderWire.read(JsonReader.of(nested(levels))))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("at most 4 levels");
    }
}
