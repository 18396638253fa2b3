/**
 * What is written before it is spoken. A {@link io.otrep.journal.Journal} keeps records in order and says when they are safe; after a restart
 * they are read back. What is in a record is the engine's business.
 */
@NullMarked
package io.otrep.journal;

import org.jspecify.annotations.NullMarked;
