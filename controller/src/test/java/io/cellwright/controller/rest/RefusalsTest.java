package io.cellwright.controller.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.controller.lifecycle.ConflictException;
import io.cellwright.controller.lifecycle.MissingException;
import io.cellwright.controller.store.DiskFullException;
import org.junit.jupiter.api.Test;

class RefusalsTest {

    @Test
    void eachKindOfErrorHasItsStatus() {
        assertThat(Refusals.of(new DiskFullException("the disk is full")).status()).isEqualTo(507);
        assertThat(Refusals.of(new ConflictException("old fence")).status()).isEqualTo(409);
        assertThat(Refusals.of(new MissingException("no search")).status()).isEqualTo(404);
    }

    @Test
    void whatNobodyForesawIsNotToldToTheClient() {
        Refusal refusal = Refusals.of(new NullPointerException("secret"));
        assertThat(refusal.status()).isEqualTo(500);
        assertThat(refusal.text()).doesNotContain("secret");
    }

    @Test
    void theFieldIsNamedOnlyWhereThereIsOne() {
        assertThat(Refusals.body(Refusal.of("slot", "slot is 1")).toString())
                .isEqualTo(
                        "{\"error\":{\"status\":400,\"message\":\"slot is 1\",\"field\":\"slot\"}}");
        assertThat(Refusals.body(Refusal.of(404, "no")).toString())
                .isEqualTo("{\"error\":{\"status\":404,\"message\":\"no\"}}");
    }
}
