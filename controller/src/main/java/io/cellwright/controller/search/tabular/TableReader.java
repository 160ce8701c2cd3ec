package io.cellwright.controller.search.tabular;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.space.SearchSpace;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;

/// Reads a table: comma-separated values (RFC 4180) in UTF-8, plain or compressed by gzip, whose
/// first line names the columns, in any order. Other columns than [TableColumns] are not looked at.
public final class TableReader {

    private static final int GZIP_MAGIC = 0x1f8b;

    private final Path file;
    private final Map<Architecture, Long> linesByArchitecture = new HashMap<>();

    private TableReader(Path file) {
        this.file = file;
    }

    /// The table of a file that has every architecture of the space. Throws [InvalidTableException]
    /// where it has not, or breaks a rule.
    ///
    /// @param space of cells on edges, as `nasbench201`
    public static BenchmarkTable read(Path file, SearchSpace space) throws IOException {
        List<TableRow> rows = new TableReader(file).rows();
        try {
            return new BenchmarkTable(space, rows);
        } catch (IllegalArgumentException e) {
            throw new InvalidTableException("%s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private List<TableRow> rows() throws IOException {
        try (InputStream bytes = open();
                CsvReader<CsvRecord> lines =
                        CsvReader.builder()
                                // Counted here, so that the error has the same form as others.
                                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                                .detectBomHeader(true)
                                .ofCsvRecord(bytes, StandardCharsets.UTF_8)) {
            return rows(lines.iterator());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            // Names the line.
            throw new InvalidTableException("%s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private InputStream open() throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        bytes.mark(2);
        boolean compressed = (bytes.read() << 8 | bytes.read()) == GZIP_MAGIC;
        bytes.reset();
        return compressed ? new GZIPInputStream(bytes) : bytes;
    }

    private List<TableRow> rows(Iterator<CsvRecord> lines) {
        if (!lines.hasNext()) {
            throw new InvalidTableException(
                    "%s is empty: the first line of a table names its columns, %s"
                            .formatted(file, TableColumns.NAMES));
        }
        CsvRecord header = lines.next();
        TableColumns columns = checked(header, () -> TableColumns.of(header));
        List<TableRow> rows = new ArrayList<>();
        while (lines.hasNext()) {
            CsvRecord line = lines.next();
            rows.add(checked(line, () -> row(columns, line)));
        }
        return rows;
    }

    private TableRow row(TableColumns columns, CsvRecord line) {
        TableRow row = columns.row(line);
        Long earlier =
                linesByArchitecture.putIfAbsent(row.architecture(), line.getStartingLineNumber());
        if (earlier != null) {
            throw new IllegalArgumentException(
                    "arch is %s, which line %d has already".formatted(row.architecture(), earlier));
        }
        return row;
    }

    private <T> T checked(CsvRecord line, Supplier<T> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException e) {
            throw new InvalidTableException(
                    "%s, line %d: %s".formatted(file, line.getStartingLineNumber(), e.getMessage()),
                    e);
        }
    }
}
