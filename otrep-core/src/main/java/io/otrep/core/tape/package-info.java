/**
 * Tapes: files of prices read into market events, and market events made into bars.
 *
 * <p>{@link io.otrep.core.tape.CsvTape} reads bars, quotes and trades from delimited text and says file, line and column of
 * whatever is wrong with it. Times are stamped so that nothing is known before it was: a bar is an event of its close.
 */
@NullMarked
package io.otrep.core.tape;

import org.jspecify.annotations.NullMarked;
