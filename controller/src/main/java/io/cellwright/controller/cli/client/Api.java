package io.cellwright.controller.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// The paths of the REST API that the command line uses.
public final class Api {

    public static final String HEALTH = "/api/v1/health";
    public static final String LOGINS = "/api/v1/logins";
    public static final String OPTIONS = "/api/v1/options";
    public static final String SEARCHES = "/api/v1/searches";
    public static final String WORKERS = "/api/v1/workers";
    public static final String TRIALS = "/api/v1/trials";
    public static final String ARCHITECTURES = "/api/v1/architectures";

    private Api() {}

    public static String search(long id) {
        return SEARCHES + "/" + id;
    }

    /// What these searches found; all that were not cancelled, where none is named.
    public static String comparison(List<Long> searches) {
        String named = searches.stream().map(String::valueOf).collect(Collectors.joining(","));
        return "/api/v1/comparison" + (named.isEmpty() ? "" : "?searches=" + named);
    }

    /// Where a search is created several times, with seeds that follow each other.
    public static String repeatedSearches(int repeats) {
        return SEARCHES + "?repeats=" + repeats;
    }

    /// The elements of an answer's list, for example its `searches`.
    public static List<JsonNode> list(JsonNode answer, String name) {
        return StreamSupport.stream(answer.path(name).spliterator(), false).toList();
    }
}
