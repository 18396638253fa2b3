package io.otrep.core.tape;

/** What is counted while a file is read. Single-threaded. */
final class ReadCounts {
    long rows;
    long missingCells;
    long unpairedRows;
    long rowsOutsideCalendar;
    long rowsIgnored;
}
