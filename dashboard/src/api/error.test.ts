import { expect, it } from "vitest";
import { asApiError, errorFromBody } from "./error";

it("takes message and field from the API's body", () => {
  const body = '{"error": {"status": 400, "message": "trials is 1 or more", "field": "trials"}}';
  expect(errorFromBody(400, body)).toMatchObject({
    status: 400,
    message: "trials is 1 or more",
    field: "trials",
  });
});

it.each(["<html>Bad gateway</html>", "", "{}", "null", '{"error": "text"}'])(
  "tells the status where the body is %o",
  (body) => {
    expect(errorFromBody(502, body)).toMatchObject({ status: 502, field: null });
    expect(errorFromBody(502, body).message).toContain("502");
  },
);

it("keeps the message of any other error", () => {
  expect(asApiError(new Error("broken")).message).toBe("broken");
  expect(asApiError("broken").message).toBe("broken");
});
