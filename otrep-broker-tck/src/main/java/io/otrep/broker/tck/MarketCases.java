package io.otrep.broker.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.broker.Capability;
import io.otrep.broker.HistoryBroker;
import io.otrep.broker.MarketDataBroker;
import io.otrep.broker.PreviewingBroker;
import io.otrep.broker.tck.WireFault.Kind;
import io.otrep.market.Bar;
import io.otrep.market.Nanos;
import io.otrep.market.Quote;
import io.otrep.order.Side;
import io.otrep.venue.sim.MessageKind;
import java.util.List;
import org.opentest4j.TestAbortedException;

/** Live market data, past bars, and previews. */
final class MarketCases {
    private MarketCases() {}

    static List<Case> all() {
        return List.of(
                Case.of(
                        "1301",
                        Capability.MARKET_DATA,
                        "quotes of what was subscribed are told as they are",
                        MarketCases::quotes),
                Case.of(
                        "1302",
                        Capability.MARKET_DATA,
                        "nothing is told before a subscription, and nothing after its end",
                        MarketCases::unsubscribed),
                Case.of("1303", Capability.MARKET_DATA, "a subscription survives a reconnect", MarketCases::survives),
                Case.of("1304", Capability.MARKET_DATA, "after a lost quote the next one is told", MarketCases::lost),
                Case.of(
                        "1305",
                        Capability.MARKET_DATA,
                        "a quote that cannot be read does not end what follows",
                        MarketCases::garbled),
                Case.of("1306", Capability.MARKET_DATA, "a second subscription keeps the first", MarketCases::twice),
                Case.of(
                        "1311",
                        Capability.HISTORY,
                        "past bars are complete, in order, and those asked for",
                        MarketCases::history),
                Case.of("1321", Capability.PREVIEW, "a preview makes no order", MarketCases::preview));
    }

    private static void subscribe(Trial trial) {
        trial.as(MarketDataBroker.class).subscribe(List.of(trial.instrument()));
    }

    private static void awaitQuote(Trial trial, int ticks) {
        double bid = trial.listing.off(trial.listing.bid(), ticks).toDouble();
        double ask = trial.listing.off(trial.listing.ask(), ticks).toDouble();
        trial.await("a quote at " + bid + " / " + ask, () -> {
            trial.market(ticks);
            return trial.heard().market().stream()
                    .anyMatch(event -> event instanceof Quote quote
                            && quote.instrument().equals(trial.instrument())
                            && quote.bid() == bid
                            && quote.ask() == ask);
        });
    }

    private static void quotes(Trial trial) {
        subscribe(trial);

        awaitQuote(trial, 3);
        awaitQuote(trial, -4);

        long now = Nanos.of(trial.wire.clock().instant());
        assertThat(trial.heard().market())
                .allSatisfy(event -> assertThat(event.timeNanos())
                        .isBetween(now - 60 * Nanos.PER_SECOND, now + 5 * Nanos.PER_SECOND));
    }

    private static void unsubscribed(Trial trial) {
        trial.market(1);
        trial.calm();
        assertThat(trial.heard().market()).as("before the subscription").isEmpty();
        subscribe(trial);
        awaitQuote(trial, 3);

        trial.as(MarketDataBroker.class).unsubscribe(List.of(trial.instrument()));
        trial.calm();
        int told = trial.heard().market().size();
        trial.market(5);
        trial.calm();

        assertThat(trial.heard().market()).as("after the end").hasSize(told);
    }

    private static void survives(Trial trial) {
        subscribe(trial);
        awaitQuote(trial, 3);

        trial.wire.cutStreams(WireFault.SHORT);

        awaitQuote(trial, 7);
    }

    private static void lost(Trial trial) {
        subscribe(trial);
        awaitQuote(trial, 3);

        trial.faults(WireFault.once(Kind.FRAME_LOST, MessageKind.MARKET_FRAME));
        trial.market(5);

        awaitQuote(trial, 7);
    }

    private static void garbled(Trial trial) {
        subscribe(trial);
        awaitQuote(trial, 3);

        trial.faults(WireFault.once(Kind.FRAME_GARBLED, MessageKind.MARKET_FRAME));
        trial.market(5);

        awaitQuote(trial, 7);
    }

    private static void twice(Trial trial) {
        subscribe(trial);
        awaitQuote(trial, 3);

        subscribe(trial);

        awaitQuote(trial, 7);
    }

    private static void history(Trial trial) {
        List<Bar> known = trial.wire.pastBars(trial.instrument());
        if (known.size() < 3) {
            throw new TestAbortedException("the double has no past bars");
        }
        Bar first = known.get(1);
        Bar last = known.get(known.size() - 2);

        List<Bar> bars = trial.answer(trial.as(HistoryBroker.class)
                .bars(
                        trial.instrument(),
                        first.interval(),
                        Nanos.toInstant(first.timeNanos()),
                        Nanos.toInstant(last.timeNanos())));

        assertThat(bars).isEqualTo(known.subList(1, known.size() - 1));
    }

    private static void preview(Trial trial) {
        PreviewingBroker broker = trial.as(PreviewingBroker.class);

        assertThat(trial.answer(broker.preview(
                                Terms.of(trial).resting(Side.BUY, 1, 20).build()))
                        .accepted())
                .isTrue();
        assertThat(trial.answer(broker.preview(
                                Terms.of(trial).resting(Side.BUY, 1_000_000, 20).build()))
                        .accepted())
                .isFalse();
        trial.calm();
        assertThat(trial.ordersAtVenue()).isEmpty();
    }
}
