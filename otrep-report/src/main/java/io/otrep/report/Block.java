package io.otrep.report;

/**
 * One thing to look at in a {@link Section}: a chart, a heat map, a table, a note. Blocks are made of plain numbers and words and know nothing of where
 * those came from. Immutable and thread-safe.
 */
public abstract sealed class Block permits Bars, Columns, Figures, HeatMap, Histogram, LineChart, Note, Table, XyChart {
    Block() {}

    abstract void write(Html html);
}
