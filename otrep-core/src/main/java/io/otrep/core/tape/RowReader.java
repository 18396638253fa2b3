package io.otrep.core.tape;

/** Makes events of the row its file stands at. Single-threaded. */
interface RowReader {
    void read();
}
