package io.otrep.core.tape;

import io.otrep.market.QuoteBar.Ohlc;

/** Four prices of a row, or the close for all four. Single-threaded. */
final class PriceFields {
    private final CsvFile file;
    private final int openField;
    private final int highField;
    private final int lowField;
    private final int closeField;
    private double open;
    private double high;
    private double low;
    private double close;

    private PriceFields(CsvFile file, Column open, Column high, Column low, Column close) {
        this.file = file;
        this.openField = file.header().field(open);
        this.highField = file.header().field(high);
        this.lowField = file.header().field(low);
        this.closeField = file.header().field(close);
    }

    static PriceFields ofBars(CsvFile file) {
        return new PriceFields(file, Column.OPEN, Column.HIGH, Column.LOW, Column.CLOSE);
    }

    static PriceFields ofBid(CsvFile file) {
        return new PriceFields(file, Column.BID_OPEN, Column.BID_HIGH, Column.BID_LOW, Column.BID_CLOSE);
    }

    static PriceFields ofAsk(CsvFile file) {
        return new PriceFields(file, Column.ASK_OPEN, Column.ASK_HIGH, Column.ASK_LOW, Column.ASK_CLOSE);
    }

    boolean isCloseOnly() {
        return openField < 0;
    }

    int count() {
        return isCloseOnly() ? 1 : 4;
    }

    /** Whether none of the prices is there. */
    boolean areMissing() {
        return file.isMissing(closeField)
                && (isCloseOnly()
                        || file.isMissing(openField) && file.isMissing(highField) && file.isMissing(lowField));
    }

    void read() {
        close = file.price(closeField);
        if (isCloseOnly()) {
            open = close;
            high = close;
            low = close;
            return;
        }
        open = file.price(openField);
        high = file.price(highField);
        low = file.price(lowField);
        requireRange();
    }

    private void requireRange() {
        if (high < low) {
            throw file.fault(highField, "high " + high + " is below low " + low);
        }
        if (open > high || close > high) {
            throw file.fault(
                    highField, "high " + high + " is below " + (open > high ? "open " + open : "close " + close));
        }
        if (open < low || close < low) {
            throw file.fault(lowField, "low " + low + " is above " + (open < low ? "open " + open : "close " + close));
        }
    }

    double open() {
        return open;
    }

    double high() {
        return high;
    }

    double low() {
        return low;
    }

    double close() {
        return close;
    }

    Ohlc toOhlc() {
        return new Ohlc(open, high, low, close);
    }
}
