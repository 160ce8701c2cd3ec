package io.cellwright.controller.rest;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Browser sessions: one-time tokens that are exchanged for cookies, and cookies that are signed
/// rather than stored, so that a restart logs nobody out.
final class Sessions {

    static final Duration SESSION = Duration.ofDays(14);

    private static final Duration ONE_TIME = Duration.ofHours(24);
    private static final int MAXIMUM_ONE_TIME = 1_000;
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] key;
    private final InstantSource clock;
    private final String cookieName;
    private final Map<String, Instant> oneTime = new LinkedHashMap<>();

    Sessions(String key, InstantSource clock) {
        this.key = key.getBytes(StandardCharsets.UTF_8);
        this.clock = clock;
        // Cookies do not know ports, so two controllers on one host need names of their own.
        this.cookieName =
                "cellwright_"
                        + signature("cookie name").replaceAll("[^A-Za-z0-9]", "").substring(0, 8);
    }

    String cookieName() {
        return cookieName;
    }

    /// A new token that opens one session.
    synchronized String newOneTimeToken() {
        String token = Secrets.token();
        oneTime.put(token, clock.instant().plus(ONE_TIME));
        Iterator<String> oldest = oneTime.keySet().iterator();
        while (oneTime.size() > MAXIMUM_ONE_TIME) {
            oldest.next();
            oldest.remove();
        }
        return token;
    }

    /// Uses a one-time token up. Answers whether it was valid.
    synchronized boolean redeem(String token) {
        Instant expiry = oneTime.remove(token);
        return expiry != null && clock.instant().isBefore(expiry);
    }

    /// The value of a cookie that is valid from now on.
    String newCookie() {
        String content = clock.instant().plus(SESSION).getEpochSecond() + "." + Secrets.token();
        return content + "." + signature(content);
    }

    /// Whether a cookie was made here and is still valid.
    boolean isValid(String cookie) {
        String[] parts = cookie.split("\\.", -1);
        if (parts.length != 3 || !parts[0].matches("[0-9]{1,12}")) {
            return false;
        }
        return Secrets.equal(signature(parts[0] + "." + parts[1]), parts[2])
                && clock.instant().getEpochSecond() < Long.parseLong(parts[0]);
    }

    private String signature(String content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
