package io.otrep.core.tape;

/**
 * A file that cannot be read as a tape. The message says all there is to know, for example {@code bars.csv, line 12, column 5
 * (close): price must be above 0, but was '-3'}; it never has a cause that must be read too. Immutable.
 */
public final class TapeFormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** Name of the file. */
    private final String file;
    /** Line counted from 1, or 0. */
    private final long line;
    /** Field counted from 1, or 0. */
    private final int column;

    TapeFormatException(String file, long line, int column, String columnName, String problem) {
        super(place(file, line, column, columnName) + ": " + problem);
        this.file = file;
        this.line = line;
        this.column = column;
    }

    private static String place(String file, long line, int column, String columnName) {
        return file
                + (line > 0 ? ", line " + line : "")
                + (column > 0 ? ", column " + column : "")
                + (columnName.isEmpty() ? "" : " (" + columnName + ")");
    }

    /**
     * The file.
     *
     * @return its name as given, without folders
     */
    public String file() {
        return file;
    }

    /**
     * The line of the fault.
     *
     * @return counted from 1; 0 when the fault is the file's as a whole
     */
    public long line() {
        return line;
    }

    /**
     * The field of the fault within its line.
     *
     * @return counted from 1; 0 when the fault is the line's as a whole
     */
    public int column() {
        return column;
    }
}
