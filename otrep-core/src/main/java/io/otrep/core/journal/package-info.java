/**
 * The journal on disk: what is written before it is spoken survives a crash, a power cut and a full disk.
 *
 * <p>{@link io.otrep.core.journal.FileJournal} keeps records in append-only segments of a folder that one process owns, and cuts
 * off at opening what a crash left half written; {@link io.otrep.core.journal.MemoryJournal} is the same on a disk in memory that
 * can crash at a chosen step. {@link io.otrep.core.journal.JournalReader} walks a folder read-only, beside a running engine too,
 * and says what is wrong with it. What is in a record is the engine's business; docs/journal.md has the bytes.
 */
@NullMarked
package io.otrep.core.journal;

import org.jspecify.annotations.NullMarked;
