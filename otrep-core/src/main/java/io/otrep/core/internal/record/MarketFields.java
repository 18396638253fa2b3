package io.otrep.core.internal.record;

import io.otrep.broker.Capabilities;
import io.otrep.broker.Capability;
import io.otrep.core.internal.record.EngineRecord.RouteKnown;
import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Bar;
import io.otrep.market.BarInterval;
import io.otrep.market.CorporateAction;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.DepthSnapshot;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentStatus;
import io.otrep.market.MarketEvent;
import io.otrep.market.PriceAdjustment;
import io.otrep.market.Quote;
import io.otrep.market.QuoteBar;
import io.otrep.market.SettlementModel;
import io.otrep.market.StatusChange;
import io.otrep.market.Trade;
import io.otrep.market.TradingCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Fields of instruments and of what the market says. Stateless. */
final class MarketFields {
    private static final List<AssetClass> CLASSES = List.of(AssetClass.values());
    private static final List<Capability> CAPABILITIES = List.of(Capability.values());
    private static final List<PriceAdjustment> ADJUSTMENTS = List.of(PriceAdjustment.values());
    private static final List<TradingCalendar> CALENDARS =
            List.of(TradingCalendar.usEquities(), TradingCalendar.fxWeek(), TradingCalendar.always());
    private static final List<SettlementModel> SETTLEMENTS = List.of(SettlementModel.values());
    private static final List<Trade.Aggressor> AGGRESSORS = List.of(Trade.Aggressor.values());
    private static final List<BarInterval.Unit> UNITS = List.of(BarInterval.Unit.values());
    private static final List<InstrumentStatus> STATUSES = List.of(InstrumentStatus.values());
    private static final List<CorporateAction.Kind> ACTIONS = List.of(CorporateAction.Kind.values());

    private MarketFields() {}

    static void write(Instrument instrument, FieldSink out) {
        out.text("symbol", instrument.symbol());
        out.text("route", instrument.route());
        out.text("asset", instrument.asset().symbol());
        out.word("class", instrument.asset().assetClass());
        out.text("currency", instrument.currency().code());
        out.text("baseCurrency", instrument.baseCurrency().map(Currency::code).orElse(null));
        out.decimal("tick", instrument.tick());
        out.decimal("step", instrument.step());
        out.decimal("multiplier", instrument.multiplier());
        out.word("settlement", instrument.settlement());
        out.decimal("minQuantity", instrument.minQuantity());
        out.decimal("maxQuantity", instrument.maxQuantity());
        out.decimal("minNotional", instrument.minNotional());
        out.number("expiry", instrument.expiry().map(LocalDate::toEpochDay).orElse(Long.MIN_VALUE));
        out.text("calendar", instrument.calendar().name());
        out.word("adjustment", instrument.adjustment());
        out.flag("shortable", instrument.isShortable());
        out.text("sector", instrument.sector().orElse(null));
    }

    private static TradingCalendar calendar(String name) {
        return CALENDARS.stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElse(TradingCalendar.always());
    }

    static void write(RouteKnown route, FieldSink out) {
        out.text("route", route.name());
        out.list("classes", List.copyOf(route.capabilities().assetClasses()), assetClass -> {
            out.word("class", assetClass);
            out.list(
                    "can",
                    List.copyOf(route.capabilities().of(assetClass)),
                    capability -> out.word("capability", capability));
        });
    }

    static RouteKnown route(FieldReader in) {
        String name = in.text();
        Capabilities[] all = {Capabilities.of(Set.of())};
        in.list(() -> {
            AssetClass assetClass = in.word(CLASSES);
            all[0] = all[0].with(new TreeSet<>(in.list(() -> in.word(CAPABILITIES))), assetClass);
            return assetClass;
        });
        return new RouteKnown(name, all[0]);
    }

    /** An instrument as it was then; a calendar of the host's own is not known here and counts as always open. */
    static Instrument instrument(FieldReader in) {
        Instrument.Builder instrument =
                Instrument.builder(in.text(), in.text(), Asset.of(in.text(), in.word(CLASSES)), Currency.of(in.text()));
        String base = in.optionalText();
        Decimal tick = in.optionalDecimal();
        Decimal step = in.optionalDecimal();
        instrument.multiplier(in.decimal()).settlement(in.word(SETTLEMENTS));
        if (base != null) {
            instrument.baseCurrency(Currency.of(base));
        }
        if (tick != null) {
            instrument.tick(tick);
        }
        if (step != null) {
            instrument.step(step);
        }
        limits(instrument, in);
        return instrument.build();
    }

    private static void limits(Instrument.Builder instrument, FieldReader in) {
        Decimal minQuantity = in.optionalDecimal();
        Decimal maxQuantity = in.optionalDecimal();
        Decimal minNotional = in.optionalDecimal();
        long expiry = in.number();
        instrument
                .calendar(calendar(in.text()))
                .adjustment(in.word(ADJUSTMENTS))
                .shortable(in.flag());
        String sector = in.optionalText();
        if (minQuantity != null) {
            instrument.minQuantity(minQuantity);
        }
        if (maxQuantity != null) {
            instrument.maxQuantity(maxQuantity);
        }
        if (minNotional != null) {
            instrument.minNotional(minNotional);
        }
        if (expiry != Long.MIN_VALUE) {
            instrument.expiry(LocalDate.ofEpochDay(expiry));
        }
        if (sector != null) {
            instrument.sector(sector);
        }
    }

    /** What kind of record a market event is. */
    static RecordType type(MarketEvent event) {
        if (event instanceof Quote) {
            return RecordType.QUOTE;
        } else if (event instanceof Trade) {
            return RecordType.TRADE;
        } else if (event instanceof Bar) {
            return RecordType.BAR;
        } else if (event instanceof QuoteBar) {
            return RecordType.QUOTE_BAR;
        } else if (event instanceof DepthSnapshot) {
            return RecordType.DEPTH;
        } else if (event instanceof StatusChange) {
            return RecordType.STATUS;
        } else if (event instanceof CorporateAction) {
            return RecordType.CORPORATE_ACTION;
        }
        throw new IllegalArgumentException("a market event of kind "
                + event.getClass().getName() + " has no place in the journal; use one of this library's");
    }

    static void write(MarketEvent event, FieldSink out) {
        out.instrument("instrument", event.instrument());
        out.time("eventTime", event.timeNanos());
        if (event instanceof Quote quote) {
            out.real("bid", quote.bid());
            out.real("ask", quote.ask());
            out.real("bidSize", quote.bidSize());
            out.real("askSize", quote.askSize());
        } else if (event instanceof Trade trade) {
            out.real("price", trade.price());
            out.real("size", trade.size());
            out.word("aggressor", trade.aggressor());
        } else if (event instanceof Bar bar) {
            span(bar.interval(), bar.tradingDate(), bar.openNanos(), out);
            prices(bar.open(), bar.high(), bar.low(), bar.close(), out);
            out.real("volume", bar.volume());
        } else if (event instanceof QuoteBar bar) {
            span(bar.interval(), bar.tradingDate(), bar.openNanos(), out);
            out.part("bid", bar.bid(), ohlc -> prices(ohlc.open(), ohlc.high(), ohlc.low(), ohlc.close(), out));
            out.part("ask", bar.ask(), ohlc -> prices(ohlc.open(), ohlc.high(), ohlc.low(), ohlc.close(), out));
        } else if (event instanceof DepthSnapshot depth) {
            levels("bids", depth.bidLevels(), depth::bidPrice, depth::bidSize, out);
            levels("asks", depth.askLevels(), depth::askPrice, depth::askSize, out);
        } else if (event instanceof StatusChange change) {
            out.word("status", change.status());
            out.real("lowerBand", change.lowerBand());
            out.real("upperBand", change.upperBand());
            out.text("reason", change.reason());
        } else if (event instanceof CorporateAction action) {
            out.number("exDate", action.exDate().toEpochDay());
            out.word("action", action.kind());
            out.decimal("numerator", action.numerator());
            out.decimal("denominator", action.denominator());
            out.decimal("cash", action.cash());
            out.instrument("successor", action.successor());
        }
    }

    private static void span(BarInterval interval, LocalDate tradingDate, long openNanos, FieldSink out) {
        out.number("count", interval.count());
        out.word("unit", interval.unit());
        out.number("tradingDate", tradingDate.toEpochDay());
        out.time("openTime", openNanos);
    }

    private static void prices(double open, double high, double low, double close, FieldSink out) {
        out.real("open", open);
        out.real("high", high);
        out.real("low", low);
        out.real("close", close);
    }

    private static void levels(
            String name, int count, IntToDoubleFunction price, IntToDoubleFunction size, FieldSink out) {
        List<Integer> levels = IntStream.range(0, count).boxed().toList();
        out.list(name, levels, level -> {
            out.real("price", price.applyAsDouble(level));
            out.real("size", size.applyAsDouble(level));
        });
    }

    static MarketEvent event(RecordType type, FieldReader in) {
        Instrument instrument = in.instrument();
        long timeNanos = in.time();
        return switch (type) {
            case QUOTE -> new Quote(instrument, timeNanos, in.real(), in.real(), in.real(), in.real());
            case TRADE -> new Trade(instrument, timeNanos, in.real(), in.real(), in.word(AGGRESSORS));
            case BAR -> bar(instrument, timeNanos, in);
            case QUOTE_BAR -> quoteBar(instrument, timeNanos, in);
            case DEPTH -> depth(instrument, timeNanos, in);
            case STATUS ->
                new StatusChange(instrument, timeNanos, in.word(STATUSES), in.real(), in.real(), in.optionalText());
            case CORPORATE_ACTION ->
                new CorporateAction(
                        instrument,
                        timeNanos,
                        LocalDate.ofEpochDay(in.number()),
                        in.word(ACTIONS),
                        in.decimal(),
                        in.decimal(),
                        in.decimal(),
                        in.optionalInstrument());
            default -> throw new IllegalArgumentException(type + " is no market event");
        };
    }

    private static BarInterval interval(FieldReader in) {
        return new BarInterval(in.number(), in.word(UNITS));
    }

    private static Bar bar(Instrument instrument, long timeNanos, FieldReader in) {
        BarInterval interval = interval(in);
        LocalDate date = LocalDate.ofEpochDay(in.number());
        long openNanos = in.time();
        return new Bar(
                instrument,
                interval,
                date,
                openNanos,
                timeNanos,
                in.real(),
                in.real(),
                in.real(),
                in.real(),
                in.real());
    }

    private static QuoteBar quoteBar(Instrument instrument, long timeNanos, FieldReader in) {
        BarInterval interval = interval(in);
        LocalDate date = LocalDate.ofEpochDay(in.number());
        long openNanos = in.time();
        return new QuoteBar(instrument, interval, date, openNanos, timeNanos, ohlc(in), ohlc(in));
    }

    private static QuoteBar.Ohlc ohlc(FieldReader in) {
        QuoteBar.@Nullable Ohlc ohlc = in.part(() -> new QuoteBar.Ohlc(in.real(), in.real(), in.real(), in.real()));
        if (ohlc == null) {
            throw new IllegalArgumentException("a quote bar without one of its sides");
        }
        return ohlc;
    }

    private static DepthSnapshot depth(Instrument instrument, long timeNanos, FieldReader in) {
        double[][] bids = levels(in);
        double[][] asks = levels(in);
        return new DepthSnapshot(instrument, timeNanos, bids[0], bids[1], asks[0], asks[1]);
    }

    /** Prices, then sizes. */
    private static double[][] levels(FieldReader in) {
        List<double[]> levels = in.list(() -> new double[] {in.real(), in.real()});
        return new double[][] {
            levels.stream().mapToDouble(level -> level[0]).toArray(),
            levels.stream().mapToDouble(level -> level[1]).toArray()
        };
    }
}
