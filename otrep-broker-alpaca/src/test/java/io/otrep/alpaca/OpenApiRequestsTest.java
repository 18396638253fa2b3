package io.otrep.alpaca;

import static io.otrep.alpaca.Samples.decimal;
import static io.otrep.alpaca.Samples.intent;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.otrep.market.AssetClass;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderType;
import io.otrep.order.Side;
import io.otrep.order.TimeInForce;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Every body that the adapter can send, judged by the schemas of Alpaca's own document beside the checkout. */
@EnabledIfSystemProperty(named = "otrep.brokers", matches = ".+", disabledReason = "no documents: -Dotrep.brokers")
class OpenApiRequestsTest {
    private static final Instrument ACME = Samples.ACME;
    private static final Instrument COIN = Samples.COIN;

    private static OpenApiDocument document;

    @BeforeAll
    static void read() throws IOException {
        document = OpenApiDocument.read(
                Path.of(System.getProperty("otrep.brokers"), "specs", "alpaca", "alpaca-trading.openapi.yaml"));
    }

    @Test
    void everyOrderFitsItsSchema() {
        List<OrderRequest> all = orders();

        for (OrderRequest terms : all) {
            assertThat(violations("CreateOrderRequest", OrderBody.submit(intent("o-1", terms))))
                    .as(terms.toString())
                    .isEmpty();
        }

        assertThat(all).hasSizeGreaterThan(60);
    }

    private static List<OrderRequest> orders() {
        List<OrderRequest> all = new ArrayList<>();
        for (Instrument instrument : List.of(ACME, COIN)) {
            boolean coin = instrument.asset().assetClass() == AssetClass.CRYPTO;
            for (Side side : Side.values()) {
                for (OrderType type : OrderType.values()) {
                    for (TimeInForce time : TimeInForce.values()) {
                        boolean traded = coin ? isOfCoins(type, time) : time != TimeInForce.GTD;
                        if (traded) {
                            all.add(order(instrument, side, type)
                                    .timeInForce(time)
                                    .build());
                        }
                    }
                }
                all.add(OrderRequest.builder(instrument, side, OrderType.MARKET)
                        .notional(decimal("0.000000001"))
                        .build());
            }
        }
        all.add(order(ACME, Side.BUY, OrderType.LIMIT).extendedHours(true).build());
        return all;
    }

    private static boolean isOfCoins(OrderType type, TimeInForce time) {
        return (time == TimeInForce.GTC || time == TimeInForce.IOC)
                && (type == OrderType.MARKET || type == OrderType.LIMIT || type == OrderType.STOP_LIMIT);
    }

    private static OrderRequest.Builder order(Instrument instrument, Side side, OrderType type) {
        return OrderRequest.builder(instrument, side, type)
                .quantity(decimal("100000000000"))
                .limitPrice(type.hasLimitPrice() ? decimal("0.0001") : null)
                .stopPrice(type.hasStopPrice() ? decimal("123456.5") : null)
                .trailPercent(type == OrderType.TRAILING_STOP ? decimal("0.25") : null);
    }

    @Test
    void everyGroupFitsItsSchema() {
        OrderRequest entry =
                OrderRequest.limit(ACME, Side.BUY, Decimal.TEN, decimal("12")).build();
        OrderRequest stop =
                OrderRequest.stop(ACME, Side.SELL, Decimal.TEN, decimal("11")).build();
        OrderRequest stopLimit = OrderRequest.builder(ACME, Side.SELL, OrderType.STOP_LIMIT)
                .quantity(Decimal.TEN)
                .stopPrice(decimal("11"))
                .limitPrice(decimal("10.9"))
                .build();
        OrderRequest profit =
                OrderRequest.limit(ACME, Side.SELL, Decimal.TEN, decimal("13")).build();

        for (OrderGroup group : List.of(
                OrderGroup.bracket(entry, stop, profit),
                OrderGroup.bracket(entry, stopLimit, profit),
                OrderGroup.oco(stop, profit, OrderGroup.OcoMode.REDUCE),
                OrderGroup.oto(entry, stop),
                OrderGroup.oto(entry, profit))) {
            List<OrderIntent> intents = new ArrayList<>();
            group.requests().forEach(terms -> intents.add(intent("g-" + intents.size(), terms)));
            GroupShape shape = Objects.requireNonNull(GroupShape.of(group));
            assertThat(violations("CreateOrderRequest", OrderBody.group(shape, group, intents)))
                    .as(group.toString())
                    .isEmpty();
        }
    }

    @Test
    void everyReplaceFitsItsSchema() {
        for (OrderType type : OrderType.values()) {
            OrderRequest terms = order(ACME, Side.SELL, type).build();
            byte[] body = OrderBody.replace(null, terms, Decimal.of(4), ClientOrderId.of("o-1~7"));
            assertThat(violations("PatchOrderRequest", body))
                    .as(type.toString())
                    .isEmpty();
        }
    }

    @Test
    void everyChangeOfSettingsFitsItsSchema() {
        AlpacaSettings settings = new AlpacaSettings(true, false, true, "2", false);

        assertThat(violations("AccountConfigurations", settings.toBody())).isEmpty();
    }

    @Test
    void documentRefusesWhatItDoesNotHold() {
        assertThat(violations("CreateOrderRequest", "{\"type\":\"limit\"}".getBytes(StandardCharsets.UTF_8)))
                .containsExactly("$: time_in_force is missing");
        assertThat(violations(
                        "CreateOrderRequest",
                        "{\"type\":\"iceberg\",\"time_in_force\":\"day\",\"qty\":1,\"hidden\":true}"
                                .getBytes(StandardCharsets.UTF_8)))
                .hasSize(3);
    }

    private static List<String> violations(String schema, byte[] body) {
        try {
            JsonNode tree = new ObjectMapper().readTree(body);
            return document.violations(schema, tree);
        } catch (IOException e) {
            throw new AssertionError("the body is no JSON", e);
        }
    }
}
