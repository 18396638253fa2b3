/**
 * Pages that people look at. A {@link io.otrep.report.Page} is a list of {@link io.otrep.report.Section}s, a section a list of {@link
 * io.otrep.report.Block}s (charts, heat maps, tables), and all of them are made of plain series, so that any module can compose its own. {@link
 * io.otrep.report.Report} is the composition for backtests: {@code Report.of(result).writeHtml(path)}.
 */
@NullMarked
package io.otrep.report;

import org.jspecify.annotations.NullMarked;
