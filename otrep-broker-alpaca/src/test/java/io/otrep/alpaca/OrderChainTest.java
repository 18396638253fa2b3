package io.otrep.alpaca;

import static io.otrep.alpaca.Samples.ACME;
import static io.otrep.alpaca.Samples.decimal;
import static io.otrep.alpaca.Samples.wire;
import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.market.Decimal;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import io.otrep.order.VenueOrderId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OrderChainTest {
    private static final String MADE_UP = "0b5c2f0e-7a55-4f0e-9d0c-6f1de1a0c001";

    private final OrderChains chains = new OrderChains();

    @Test
    void oneOrderOfOursIsTheSumOfItsLinks() {
        chains.see(wire("v1", "o-1", "replaced", "10", "4", ",\"replaced_by\":\"v2\""));
        OrderChain chain = chains.see(wire("v2", "o-1~7", "partially_filled", "6", "1", ",\"replaces\":\"v1\""));

        assertThat(chain.id()).isEqualTo(ClientOrderId.of("o-1"));
        assertThat(chain.filled()).isEqualTo(Decimal.of(5));
        assertThat(chain.total(chain.held())).isEqualTo(Decimal.of(10));
        assertThat(chain.venueOrderIds()).containsExactly(VenueOrderId.of("v1"), VenueOrderId.of("v2"));
    }

    @Test
    void replaceThatWasAcceptedHoldsOnlyOnceTheOldOneIsReplaced() {
        chains.see(wire("v1", "o-1", "pending_replace", "10", "0", ""));
        OrderChain accepted = chains.see(wire("v2", "o-1~7", "accepted", "6", "0", ",\"replaces\":\"v1\""));

        OrderChain replaced = chains.see(wire("v1", "o-1", "replaced", "10", "0", ",\"replaced_by\":\"v2\""));

        assertThat(accepted.held().id()).isEqualTo("v1");
        assertThat(accepted.last().id()).isEqualTo("v2");
        assertThat(replaced.held().id()).isEqualTo("v2");
    }

    @Test
    void replaceThatWasRejectedLeavesTheOldOne() {
        chains.see(wire("v1", "o-1", "new", "10", "0", ""));
        OrderChain chain = chains.see(wire("v2", "o-1~7", "rejected", "6", "0", ",\"replaces\":\"v1\""));

        assertThat(chain.held().id()).isEqualTo("v1");
        assertThat(chain.last().id()).isEqualTo("v1");
    }

    @Test
    void linksThatCameInReverseStandInOrder() {
        chains.see(wire("v2", "o-1~7", "new", "6", "0", ",\"replaces\":\"v1\""));
        OrderChain chain = chains.see(wire("v1", "o-1", "replaced", "10", "4", ",\"replaced_by\":\"v2\""));

        assertThat(chain.links()).extracting(OrderWire::id).containsExactly("v1", "v2");
        assertThat(chain.total(chain.held())).isEqualTo(Decimal.of(10));
    }

    @Test
    void whatOvertookIsNotUndone() {
        chains.see(wire("v1", "o-1", "filled", "10", "10", ""));
        OrderChain chain = chains.see(wire("v1", "o-1", "partially_filled", "10", "4", ""));

        assertThat(chain.filled()).isEqualTo(Decimal.of(10));
        assertThat(chain.isOver()).isTrue();
    }

    private static String updated(String time) {
        return ",\"updated_at\":\"2026-03-02T15:00:%sZ\"".formatted(time);
    }

    @Test
    void executionThatWasTakenBackIsFilledNoMore() {
        chains.see(wire("v1", "o-1", "filled", "10", "10", updated("01")));

        chains.takeBack(wire("v1", "o-1", "partially_filled", "10", "4", updated("02")));

        OrderChain chain = Objects.requireNonNull(chains.find(ClientOrderId.of("o-1")));
        assertThat(chain.filled()).isEqualTo(Decimal.of(4));
        assertThat(chain.isOver()).isFalse();
    }

    @Test
    void messageFromBeforeATakingBackChangesNothing() {
        chains.takeBack(wire("v1", "o-1", "partially_filled", "10", "4", updated("02")));

        OrderChain chain = chains.see(wire("v1", "o-1", "filled", "10", "10", updated("01")));

        assertThat(chain.filled()).isEqualTo(Decimal.of(4));
    }

    @Test
    void takingBackThatNobodyHeardIsSeenInANewerAnswerAlone() {
        chains.see(wire("v1", "o-1", "partially_filled", "10", "6", updated("01")));

        OrderChain same = chains.shown(wire("v1", "o-1", "partially_filled", "10", "4", updated("01")));
        OrderChain newer = chains.shown(wire("v1", "o-1", "partially_filled", "10", "4", updated("02")));

        assertThat(same.filled()).isEqualTo(Decimal.of(6));
        assertThat(newer.filled()).isEqualTo(Decimal.of(4));
    }

    @Test
    void orderUnderAMadeUpIdIsExternal() {
        OrderChain chain = chains.see(wire("v9", MADE_UP, "new", "10", "0", ""));

        assertThat(chain.id()).isEqualTo(ClientOrderId.external(VenueOrderId.of("v9")));
    }

    @Test
    void idOfThatFormIsOursIfWeSentIt() {
        OrderRequest terms =
                OrderRequest.limit(ACME, Side.BUY, Decimal.TEN, decimal("12.5")).build();
        chains.begin(ClientOrderId.of(MADE_UP), terms);

        OrderChain chain = chains.see(wire("v9", MADE_UP, "new", "10", "0", ""));

        assertThat(chain.id()).isEqualTo(ClientOrderId.of(MADE_UP));
        assertThat(chain.asked()).isEqualTo(terms);
    }

    @Test
    void legIsOursUnderTheIdItWasBoundTo() {
        chains.bind(ClientOrderId.of("o-1-stop"), wire("v3", MADE_UP, "held", "10", "0", ""));

        OrderChain chain = chains.see(wire("v3", MADE_UP, "new", "10", "0", ""));

        assertThat(chain.id()).isEqualTo(ClientOrderId.of("o-1-stop"));
        assertThat(chains.of(List.of(wire("v3", MADE_UP, "new", "10", "0", ""))))
                .containsExactly(Objects.requireNonNull(chains.find(ClientOrderId.of("o-1-stop"))));
    }

    @Test
    void averagePriceWeighsTheLinks() {
        chains.see(wire("v1", "o-1", "replaced", "10", "4", ",\"filled_avg_price\":\"12\",\"replaced_by\":\"v2\""));
        OrderChain chain =
                chains.see(wire("v2", "o-1~7", "filled", "6", "6", ",\"filled_avg_price\":\"13\",\"replaces\":\"v1\""));

        assertThat(chain.averagePrice()).isEqualTo(12.6);
    }
}
