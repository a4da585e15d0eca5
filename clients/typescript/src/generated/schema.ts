// Generated from docs/openapi.json by generate.mjs.

export interface components {
    schemas: {
        /** @description An accepted document. */
        AcceptedDocumentRead: {
            document_type: components["schemas"]["DocumentType"];
            /** @description Whether the back side is required too, as `document_back`. */
            needs_back: boolean;
        };
        /**
         * @description An administrator's action on an account.
         *
         *     - `FREEZE`: It may read but not change.
         *     - `UNFREEZE`: It may change again.
         *     - `BAN`: It cannot sign in.
         *     - `UNBAN`: It can sign in again.
         *     - `DELETE`: It is deleted permanently.
         * @example FREEZE
         * @enum {string}
         */
        AccountAction: "FREEZE" | "UNFREEZE" | "BAN" | "UNBAN" | "DELETE";
        /**
         * @description An account, as administrators see it.
         * @example {
         *       "created_at": "2026-05-04T10:00:00.123456Z",
         *       "email": "ada@example.com",
         *       "email_verified": true,
         *       "failures": [
         *         {
         *           "failed_at": "2026-05-04T10:00:00.123456Z",
         *           "id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *           "kind": "mail",
         *           "reason": "permanent error (550): no such user here"
         *         }
         *       ],
         *       "first_name": "Ada",
         *       "id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "language": "de",
         *       "last_name": "Lovelace",
         *       "phone_number": "+49301234567",
         *       "role": "CLIENT",
         *       "status": "ACTIVE",
         *       "time_zone": "Europe/Berlin"
         *     }
         */
        AccountDetails: components["schemas"]["UserRead"] & {
            /**
             * @description Work for it that has failed in the last 30 days, such as mails that its mail server has refused: the latest
             *     first, at most 20.
             */
            failures: components["schemas"]["FailureRead"][];
        };
        /** @description Another account. */
        AccountRead: {
            /** @example ada@example.com */
            email: string;
            /** @example Ada */
            first_name: string;
            id: components["schemas"]["UserId"];
            /** @example Lovelace */
            last_name: string;
            role: components["schemas"]["Role"];
            status: components["schemas"]["UserStatus"];
        };
        /**
         * @description Changes to how your account is written to. Omitted fields stay unchanged; `null` means those of this installation.
         * @example {
         *       "language": "de",
         *       "time_zone": "Europe/Berlin"
         *     }
         */
        AccountUpdate: {
            /** @description The language of mails to you. */
            language?: components["schemas"]["Change_Language"];
            /** @description The time zone of times in mails to you. */
            time_zone?: components["schemas"]["Change_TimeZone"];
        };
        /** @description Something that you can do with an account. At most 1000 of what it affects are counted. */
        ActionRead: {
            action: components["schemas"]["AccountAction"];
            /**
             * Format: int64
             * @description So many of its conversations are closed.
             * @example 0
             */
            conversations_closed: number;
            /**
             * Format: int64
             * @description In so many jobs that are under way it can act no more.
             * @example 3
             */
            jobs_stalled: number;
            /**
             * Format: int64
             * @description So many of its listings are erased.
             * @example 0
             */
            listings_erased: number;
            /**
             * Format: int64
             * @description So many of its listings are hidden.
             * @example 5
             */
            listings_hidden: number;
            /**
             * Format: int64
             * @description So many of its reviews are flagged for your decision; the latest 500 at most.
             * @example 0
             */
            reviews_flagged: number;
            /**
             * Format: int64
             * @description On so many devices it is signed out.
             * @example 2
             */
            sessions_ended: number;
        };
        /** @description What you can do with an account now, and what it would do. */
        ActionsRead: {
            /** @description Empty for your own account and a deleted one. */
            actions: components["schemas"]["ActionRead"][];
        };
        /**
         * @description An e-mail address.
         * @example {
         *       "email": "ada@example.com"
         *     }
         */
        Address: {
            email: components["schemas"]["Email"];
        };
        /** @description An administrator was created from the command line. */
        AdminCreatedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /** @description True if the operator did it on the command line. */
                by_operator?: boolean;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                user_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["UserSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "admin.created";
        };
        /** @description The operator removed the second factor of an administrator from the command line. A notification for ADMIN, if others have done it. */
        AdminFactorResetEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /** @description True if the operator did it on the command line. */
                by_operator?: boolean;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                user_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["UserSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "admin.factor_reset";
        };
        /** @description The operator made an account an administrator from the command line. A notification for ADMIN, if others have done it. */
        AdminPromotedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /** @description True if the operator did it on the command line. */
                by_operator?: boolean;
                from: components["schemas"]["Role"];
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                user_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["UserSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "admin.promoted";
        };
        /**
         * @description A listing as administrators see it.
         * @example {
         *       "cancellation_policy": "FLEXIBLE",
         *       "category": "plumbing",
         *       "created_at": "2026-05-04T10:00:00.123456Z",
         *       "description": "Quick, clean, and with a guarantee.",
         *       "distance_km": 2.481,
         *       "id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "is_favorite": false,
         *       "is_public": true,
         *       "is_removed": false,
         *       "latitude": 52.4996,
         *       "location": "Berlin Kreuzberg",
         *       "longitude": 13.4034,
         *       "paused_by_moderation": false,
         *       "price": {
         *         "amount": 12500,
         *         "currency": "EUR"
         *       },
         *       "pricing": "HOURLY",
         *       "status": "DRAFT",
         *       "title": "Leaking taps and pipes",
         *       "updated_at": "2026-05-04T10:00:00.123456Z",
         *       "worker": {
         *         "first_name": "Grace",
         *         "id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *         "is_available": true,
         *         "is_verified": true,
         *         "last_initial": "H",
         *         "picture_url": "/api/v1/pictures/0198c5a6-7e2b-7c41-9f0e-3d2a1b4c5d6e/320.webp",
         *         "rating": {
         *           "average": 4.67,
         *           "count": 12
         *         }
         *       }
         *     }
         */
        AnyServiceRead: components["schemas"]["ServiceRead"] & {
            /**
             * @description Whether the public sees it: it is published, its worker's account is active and their identity approved.
             * @example true
             */
            is_public: boolean;
            /**
             * @description Whether an administrator has removed it. `status` is what it had before.
             * @example false
             */
            is_removed: boolean;
        };
        /** @description An appeal against the removal of a review. Its author has one. */
        Appeal: {
            created_at: components["schemas"]["Timestamp"];
            decided_at: components["schemas"]["Timestamp"] | null;
            review_id: components["schemas"]["ReviewId"];
            /**
             * @description What the administrator who has decided has answered.
             * @example null
             */
            statement: string | null;
            status: components["schemas"]["AppealStatus"];
            /** @example The person whom it names is myself. */
            text: string;
        };
        /**
         * @description An appeal against the removal of a review.
         * @example {
         *       "text": "I have been at it for twelve years.\nFair prices, clean work."
         *     }
         */
        AppealCreate: {
            /** @description Why the review should be visible again. */
            text: components["schemas"]["Paragraph_1_2000"];
        };
        /**
         * @description The decision on an appeal.
         * @example {
         *       "is_granted": true,
         *       "reason": "Leaking taps and pipes"
         *     }
         */
        AppealDecision: {
            /**
             * @description Whether the review becomes visible again.
             * @example true
             */
            is_granted: boolean;
            /** @description A statement for its author, in one line. */
            reason: components["schemas"]["Line_1_500"];
        };
        /** @description An appeal against the decision of an administrator. */
        AppealRead: {
            by: components["schemas"]["Side"];
            created_at: components["schemas"]["Timestamp"];
            decided_at: components["schemas"]["Timestamp"] | null;
            /**
             * @description What the administrator who decided on it says to both sides.
             * @example null
             */
            statement: string | null;
            /** @example The pictures in our conversation show that it was done. */
            text: string;
        };
        /**
         * @description The state of an appeal.
         *
         *     - `OPEN`: It waits for an administrator.
         *     - `GRANTED`: The review is visible again.
         *     - `REJECTED`: The review stays removed.
         * @example OPEN
         * @enum {string}
         */
        AppealStatus: "OPEN" | "GRANTED" | "REJECTED";
        /** @description The worker who submitted it. */
        Applicant: {
            /** @example ada@example.com */
            email: string;
            /** @example Ada */
            first_name: string;
            id: components["schemas"]["UserId"];
            /** @example Lovelace */
            last_name: string;
            member_since: components["schemas"]["Timestamp"];
        };
        /**
         * @description Stars by aspect. A client rates `quality`, `communication`, `punctuality` and `value` of a worker; a worker rates `communication`, `clarity`
         *     and `payment` of a client.
         */
        Aspects: {
            /**
             * Format: int64
             * @default null
             * @example null
             */
            clarity: number | null;
            /**
             * Format: int64
             * @default null
             * @example 4
             */
            communication: number | null;
            /**
             * Format: int64
             * @default null
             * @example null
             */
            payment: number | null;
            /**
             * Format: int64
             * @default null
             * @example 5
             */
            punctuality: number | null;
            /**
             * Format: int64
             * @default null
             * @example 5
             */
            quality: number | null;
            /**
             * Format: int64
             * @default null
             * @example 4
             */
            value: number | null;
        };
        /**
         * @description Stars by aspect. A client rates `quality`, `communication`, `punctuality` and `value`; a worker rates `communication`, `clarity` and `payment`.
         * @example {
         *       "communication": 5
         *     }
         */
        AspectsCreate: {
            clarity?: components["schemas"]["Whole_1_5"] | null;
            communication?: components["schemas"]["Whole_1_5"] | null;
            payment?: components["schemas"]["Whole_1_5"] | null;
            punctuality?: components["schemas"]["Whole_1_5"] | null;
            quality?: components["schemas"]["Whole_1_5"] | null;
            value?: components["schemas"]["Whole_1_5"] | null;
        };
        /** @description An attempt to deliver an event, or a test. */
        AttemptRead: {
            /**
             * @description The beginning of the response's body, at most 1024 bytes.
             * @example
             */
            answer: string | null;
            at: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @description 1 for the first attempt.
             * @example 1
             */
            attempt: number;
            /**
             * Format: int64
             * @example 42
             */
            duration_ms: number;
            /**
             * @description What went wrong.
             * @example null
             */
            error: string | null;
            /**
             * Format: int64
             * @description `null` for a test.
             * @example 4711
             */
            event_id: number | null;
            /** @example job.accepted */
            event_type: string;
            id: components["schemas"]["DeliveryAttemptId"];
            /**
             * @description The header `webhook-id`: the same for every attempt to deliver an event.
             * @example evt_4711_1764500000000000
             */
            message_id: string;
            next_attempt_at: components["schemas"]["Timestamp"] | null;
            outcome: components["schemas"]["Outcome"];
            /**
             * Format: int64
             * @description The status of the response.
             * @example 204
             */
            status: number | null;
        };
        /** @description An entry of the audit trail. */
        AuditRead: {
            actor: components["schemas"]["Person"] | null;
            at: components["schemas"]["Timestamp"];
            data: Record<string, never>;
            /**
             * Format: int64
             * @example 4711
             */
            id: number;
            /** @example Asked for payment outside of the marketplace. */
            reason: string | null;
            /** @description What was acted on. */
            subject: components["schemas"]["AuditSubject"];
            type: components["schemas"]["EventKind"];
        };
        /** @description What an entry of the audit trail is about. */
        AuditSubject: {
            id: components["schemas"]["SubjectId"];
            kind: components["schemas"]["SubjectKind"];
            /**
             * @description A name for people, as it is now: of the account, or a title. `null` for what has none, or is gone.
             * @example Ada Lovelace
             */
            label: string | null;
        };
        /**
         * @description Whether a worker is available.
         * @example {
         *       "is_available": true,
         *       "note": "Leaking taps and pipes"
         *     }
         */
        Availability: {
            is_available: boolean;
            note?: components["schemas"]["Line_1_200"] | null;
        };
        /**
         * @description Not parseable.
         * @example {
         *       "code": "incomplete_body",
         *       "detail": "The body did not arrive whole and in time.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 400,
         *       "title": "Bad Request",
         *       "type": "about:blank"
         *     }
         */
        BadRequest: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "incomplete_body" | "malformed_json";
        };
        /**
         * @description Not parseable.
         * @example {
         *       "code": "malformed_form",
         *       "detail": "The body is not a multipart form, has a text that is not UTF-8, or ends too early.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 400,
         *       "title": "Bad Request",
         *       "type": "about:blank"
         *     }
         */
        BadRequestMalformedForm: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "malformed_form";
        };
        /**
         * @description What a provider sends back through the browser (RFC 6749, section 4.1.2; RFC 9207), in the query or in a
         *     form.
         * @example {
         *       "code": "…",
         *       "error": "…",
         *       "iss": "…",
         *       "state": "…",
         *       "user": "…"
         *     }
         */
        Callback: {
            /** @description The authorization code. */
            code?: string;
            /** @description Why there is no code. */
            error?: string;
            /** @description The issuer of the response. */
            iss?: string;
            /** @description Our `state`, returned. */
            state?: string;
            /** @description The user's name as JSON; Apple sends it at the first sign-in only. */
            user?: string;
        };
        /**
         * @description What a client owes who cancels a job after the agreement. Cancelling is free for an hour after the agreement in each, unless the start is nearer than 24 hours. Without an agreed start only `STRICT` charges anything, and a worker who cancels gets nothing.
         *
         *     - `FLEXIBLE`: Nothing until 24 hours before the start, then half.
         *     - `MODERATE`: Nothing until 5 days before the start, then half, and all in the last 24 hours.
         *     - `STRICT`: Half from the agreement on, and all in the last 7 days.
         * @example FLEXIBLE
         * @enum {string}
         */
        CancellationPolicy: "FLEXIBLE" | "MODERATE" | "STRICT";
        /** @description What would come of it if you cancelled the job now. */
        CancellationRead: {
            agreed_total: components["schemas"]["Money"] | null;
            client_owes: components["schemas"]["Money"] | null;
            /**
             * @description Whether the time of free cancellation is over.
             * @example false
             */
            late: boolean;
            policy: components["schemas"]["CancellationPolicy"] | null;
            until: components["schemas"]["Timestamp"] | null;
            worker_gets: components["schemas"]["Money"] | null;
        };
        /**
         * @description A submission with everything needed to decide on it.
         * @example {
         *       "check": {
         *         "answered_at": "2026-05-04T10:00:00.123456Z",
         *         "detail": "The face is the one on the document (0.97).",
         *         "status": "WAITING",
         *         "verdict": "PASSED"
         *       },
         *       "claimed_by": {
         *         "first_name": "Ada",
         *         "id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *         "last_initial": "L"
         *       },
         *       "claimed_until": "2026-05-04T10:00:00.123456Z",
         *       "document_type": "PASSPORT",
         *       "endorsed_by": {
         *         "first_name": "Ada",
         *         "id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *         "last_initial": "L"
         *       },
         *       "expires_at": "2026-05-04T10:00:00.123456Z",
         *       "files": [
         *         {
         *           "is_quarantined": true,
         *           "media_type": "image/jpeg",
         *           "name": "document",
         *           "reason": {
         *             "code": "UNREADABLE",
         *             "note": "The lower edge is cut off."
         *           },
         *           "size": 482113
         *         }
         *       ],
         *       "history": [
         *         {
         *           "document_type": "PASSPORT",
         *           "id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *           "reason": {
         *             "code": "UNREADABLE",
         *             "note": "The lower edge is cut off."
         *           },
         *           "reviewed_at": "2026-05-04T10:00:00.123456Z",
         *           "status": "NOT_SUBMITTED",
         *           "submitted_at": "2026-05-04T10:00:00.123456Z"
         *         }
         *       ],
         *       "id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "legal_hold": {
         *         "placed_at": "2026-05-04T10:00:00.123456Z",
         *         "placed_by": {
         *           "first_name": "Ada",
         *           "id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *           "last_initial": "L"
         *         },
         *         "reason": "The public prosecutor has asked for them: 12 Js 345/26."
         *       },
         *       "name_on_document": "Ada King Lovelace",
         *       "reason": {
         *         "code": "UNREADABLE",
         *         "note": "The lower edge is cut off."
         *       },
         *       "reviewed_at": "2026-05-04T10:00:00.123456Z",
         *       "reviewed_by": {
         *         "first_name": "Ada",
         *         "id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *         "last_initial": "L"
         *       },
         *       "signals": [
         *         {
         *           "accounts": [
         *             {
         *               "email": "ada@example.com",
         *               "first_name": "Ada",
         *               "id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *               "last_name": "Lovelace",
         *               "role": "CLIENT",
         *               "status": "ACTIVE"
         *             }
         *           ],
         *           "code": "SAME_FILE"
         *         }
         *       ],
         *       "status": "NOT_SUBMITTED",
         *       "submitted_at": "2026-05-04T10:00:00.123456Z",
         *       "worker": {
         *         "email": "ada@example.com",
         *         "first_name": "Ada",
         *         "id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *         "last_name": "Lovelace",
         *         "member_since": "2026-05-04T10:00:00.123456Z"
         *       }
         *     }
         */
        CaseDetail: components["schemas"]["CaseRead"] & {
            check: components["schemas"]["CheckRead"] | null;
            files: components["schemas"]["FileRead"][];
            /** @description The worker's other submissions, newest first. */
            history: components["schemas"]["SubmissionRead"][];
            legal_hold: components["schemas"]["LegalHoldRead"] | null;
            /** @description Signals for a closer look. */
            signals: components["schemas"]["SignalRead"][];
        };
        /** @description A submission as administrators see it. */
        CaseRead: {
            claimed_by: components["schemas"]["Person"] | null;
            claimed_until: components["schemas"]["Timestamp"] | null;
            document_type: components["schemas"]["DocumentType"];
            endorsed_by: components["schemas"]["Person"] | null;
            expires_at: components["schemas"]["Timestamp"] | null;
            id: components["schemas"]["SubmissionId"];
            /**
             * @description As given by the worker.
             * @example Ada King Lovelace
             */
            name_on_document: string | null;
            reason: components["schemas"]["RefusalRead"] | null;
            reviewed_at: components["schemas"]["Timestamp"] | null;
            reviewed_by: components["schemas"]["Person"] | null;
            status: components["schemas"]["KycStatus"];
            submitted_at: components["schemas"]["Timestamp"];
            worker: components["schemas"]["Applicant"];
        };
        /** @description An administrator renamed, moved, retired or restored a category. */
        CategoryChangedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                category_id: string;
                /** @description Its icon now, if that was changed. */
                icon?: string;
                /** @description Whether it is retired now, if that was changed. */
                is_retired?: boolean;
                /** @description What it is called now, if that was changed. */
                name?: string;
                names?: string[];
                /**
                 * Format: int64
                 * @description Its place in the list now, if that was changed.
                 * @example 2
                 */
                position?: number;
                /** @description The slug of the category. */
                slug: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["CategorySubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "category.changed";
        };
        /**
         * @description A new category. It is the last in the order.
         * @example {
         *       "icon": "window",
         *       "name": "Window cleaning",
         *       "names": {},
         *       "slug": "window-cleaning"
         *     }
         */
        CategoryCreate: {
            /**
             * @description The name of a [Material Symbol](https://fonts.google.com/icons).
             * @default category
             * @example window
             */
            icon: string;
            /** @example Window cleaning */
            name: string;
            /** @description Its names in other languages, by their tags. */
            names?: components["schemas"]["TranslatedNames"];
            /**
             * @description Its name in addresses and filters, which never changes: lower-case letters, digits, and hyphens between them.
             * @example window-cleaning
             */
            slug: string;
        };
        /** @description An administrator created a category. */
        CategoryCreatedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                category_id: string;
                /** @description What it is called. */
                name: string;
                /** @description The slug of the category. */
                slug: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["CategorySubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "category.created";
        };
        /** @description A category of services. */
        CategoryRead: {
            /**
             * @description The name of a [Material Symbol](https://fonts.google.com/icons).
             * @example plumbing
             */
            icon: string;
            /**
             * @description Whether it takes no new listings.
             * @example false
             */
            is_retired: boolean;
            /**
             * Format: int64
             * @description How many public listings it has. It may be a minute old.
             * @example 143
             */
            listing_count: number;
            /** @example Plumbing */
            name: string;
            /** @example plumbing */
            slug: string;
        };
        /** @description A category of listings. */
        CategorySubject: {
            /**
             * Format: uuid
             * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
             */
            id: string;
            /** @enum {string} */
            kind: "category";
            /** @description What it is called now. `null` if it has no name, or it is deleted, and in what webhooks get. */
            label: null | string;
        };
        /**
         * @description Changes to a category; omitted fields stay unchanged.
         * @example {
         *       "icon": "window",
         *       "is_retired": false,
         *       "name": "Windows",
         *       "names": {},
         *       "position": 3
         *     }
         */
        CategoryUpdate: {
            /**
             * @description The name of a [Material Symbol](https://fonts.google.com/icons).
             * @example window
             */
            icon?: string;
            /**
             * @description A retired category takes no new listings and is not offered for choice. Its listings stay as they are.
             * @example false
             */
            is_retired?: boolean;
            /** @example Windows */
            name?: string;
            /** @description Its names in other languages, by their tags, in place of those that it has. */
            names?: components["schemas"]["TranslatedNames"];
            /**
             * Format: int64
             * @description Its place among all categories, retired ones included; the first is 1. The others make room. A number that is too
             *     high is the last place.
             * @example 3
             */
            position?: number;
        };
        /**
         * Format: uuid
         * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
         */
        CeremonyId: string;
        /** @description The challenge for the authenticator. */
        CeremonyRead: {
            /** @description To be sent with the authenticator's response, within five minutes. */
            ceremony_id: components["schemas"]["CeremonyId"];
            /**
             * @description Options for `PublicKeyCredential.parseCreationOptionsFromJSON`, or when signing in for
             *     `parseRequestOptionsFromJSON`.
             */
            public_key: Record<string, never>;
        };
        /**
         * @description The change of an optional field in a PATCH request.
         * @example {
         *       "communication": 5
         *     }
         */
        Change_AspectsCreate: null | components["schemas"]["AspectsCreate"];
        /**
         * @description The change of an optional field in a PATCH request.
         * @example FLEXIBLE
         */
        Change_CancellationPolicy: null | components["schemas"]["CancellationPolicy"];
        /**
         * @description The change of an optional field in a PATCH request.
         * @example 13.405
         */
        Change_Degrees_90: null | components["schemas"]["Degrees_90"];
        /**
         * @description The change of an optional field in a PATCH request.
         * @example 13.405
         */
        Change_Degrees_180: null | components["schemas"]["Degrees_180"];
        /**
         * @description The change of an optional field in a PATCH request.
         * @example [
         *       "signup.requested"
         *     ]
         */
        Change_EventTypes: null | components["schemas"]["EventTypes"];
        /**
         * @description The change of an optional field in a PATCH request.
         * @example de
         */
        Change_Language: null | components["schemas"]["Language"];
        /**
         * @description The change of an optional field in a PATCH request.
         * @example Leaking taps and pipes
         */
        Change_Line_1_120: null | string;
        /**
         * @description The change of an optional field in a PATCH request.
         * @example {
         *       "amount": 12500,
         *       "currency": "EUR"
         *     }
         */
        Change_Money: null | components["schemas"]["Money"];
        /**
         * @description The change of an optional field in a PATCH request.
         * @example I have been at it for twelve years.
         *     Fair prices, clean work.
         */
        Change_Paragraph_0_2000: null | components["schemas"]["Paragraph_0_2000"];
        /**
         * @description The change of an optional field in a PATCH request.
         * @example I have been at it for twelve years.
         *     Fair prices, clean work.
         */
        Change_Paragraph_0_5000: null | components["schemas"]["Paragraph_0_5000"];
        /**
         * @description The change of an optional field in a PATCH request.
         * @example I have been at it for twelve years.
         *     Fair prices, clean work.
         */
        Change_Paragraph_1_300: null | string;
        /**
         * @description The change of an optional field in a PATCH request.
         * @example I have been at it for twelve years.
         *     Fair prices, clean work.
         */
        Change_Paragraph_1_1000: null | components["schemas"]["Paragraph_1_1000"];
        /**
         * @description The change of an optional field in a PATCH request.
         * @example I have been at it for twelve years.
         *     Fair prices, clean work.
         */
        Change_Paragraph_1_2000: null | components["schemas"]["Paragraph_1_2000"];
        /**
         * @description The change of an optional field in a PATCH request.
         * @example +49 30 1234567
         */
        Change_Phone: null | components["schemas"]["Phone"];
        /**
         * @description The change of an optional field in a PATCH request.
         * @example Europe/Berlin
         */
        Change_TimeZone: null | components["schemas"]["TimeZone"];
        /**
         * @description The change of an optional field in a PATCH request.
         * @example 80
         */
        Change_Whole_0_80: null | number;
        /**
         * @description The rejected files with reasons.
         * @example {
         *       "files": [
         *         {
         *           "note": "I have been at it for twelve years.\nFair prices, clean work.",
         *           "reason_code": "UNREADABLE",
         *           "slot": "document"
         *         }
         *       ],
         *       "note": "I have been at it for twelve years.\nFair prices, clean work."
         *     }
         */
        ChangeRequest: {
            /** @description Each file once. */
            files: components["schemas"]["RefusedFile"][];
            note?: components["schemas"]["Paragraph_1_1000"] | null;
        };
        /**
         * @description The service's answer.
         * @example {
         *       "detail": "I have been at it for twelve years.\nFair prices, clean work.",
         *       "submission_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "verdict": "PASSED"
         *     }
         */
        CheckAnswer: {
            detail?: components["schemas"]["Paragraph_1_1000"] | null;
            /**
             * @description The submission of the request. It is part of the signed message, so an answer is valid for one
             *     submission only.
             */
            submission_id: components["schemas"]["SubmissionId"];
            verdict: components["schemas"]["CheckVerdict"];
        };
        /** @description The check service's verdict on a submission. */
        CheckRead: {
            answered_at: components["schemas"]["Timestamp"] | null;
            /** @example The face is the one on the document (0.97). */
            detail: string | null;
            status: components["schemas"]["CheckStatus"];
            verdict: components["schemas"]["CheckVerdict"] | null;
        };
        /**
         * @description The status of a check request.
         *
         *     - `WAITING`: The service has not accepted the request yet.
         *     - `ASKED`: The service has accepted it and has not answered.
         *     - `ANSWERED`: The service has answered.
         *     - `GIVEN_UP`: The service failed for too long, or the answer is no longer needed.
         * @example WAITING
         * @enum {string}
         */
        CheckStatus: "WAITING" | "ASKED" | "ANSWERED" | "GIVEN_UP";
        /**
         * @description The service's verdict.
         *
         *     - `PASSED`: The identity is confirmed.
         *     - `FAILED`: The identity is not confirmed.
         *     - `UNSURE`: A person has to decide.
         * @example PASSED
         * @enum {string}
         */
        CheckVerdict: "PASSED" | "FAILED" | "UNSURE";
        /** @description A client changed their profile. */
        ClientChangedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                user_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["UserSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "client.changed";
        };
        /**
         * @description A client's own profile.
         * @example {
         *       "about": "An old house with a garden, and two cats.",
         *       "address": "Oranienstraße 1\n10999 Berlin",
         *       "created_at": "2026-05-04T10:00:00.123456Z",
         *       "email": "ada@example.com",
         *       "email_verified": true,
         *       "first_name": "Ada",
         *       "id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "language": "de",
         *       "last_name": "Lovelace",
         *       "location": "Berlin, Kreuzberg",
         *       "phone_number": "+49301234567",
         *       "picture_url": "/api/v1/pictures/0198c5a6-7e2b-7c41-9f0e-3d2a1b4c5d6e/320.webp",
         *       "role": "CLIENT",
         *       "status": "ACTIVE",
         *       "time_zone": "Europe/Berlin"
         *     }
         */
        ClientRead: components["schemas"]["UserRead"] & {
            /** @example An old house with a garden, and two cats. */
            about: string | null;
            /**
             * @example Oranienstraße 1
             *     10999 Berlin
             */
            address: string | null;
            /** @example Berlin, Kreuzberg */
            location: string | null;
            picture_url: components["schemas"]["PictureUrl"] | null;
        };
        /**
         * @description Changes to a client's profile. Omitted fields stay unchanged; `null` clears an optional field.
         * @example {
         *       "about": "I have been at it for twelve years.\nFair prices, clean work.",
         *       "address": "I have been at it for twelve years.\nFair prices, clean work.",
         *       "first_name": "Jean-Luc",
         *       "language": "de",
         *       "last_name": "Lovelace",
         *       "location": "Leaking taps and pipes",
         *       "phone_number": "+49 30 1234567",
         *       "time_zone": "Europe/Berlin"
         *     }
         */
        ClientUpdate: {
            about?: components["schemas"]["Change_Paragraph_1_2000"];
            /** @description Never shown to the public. */
            address?: components["schemas"]["Change_Paragraph_1_300"];
            first_name?: components["schemas"]["Name_1_80"];
            /** @description The language of mails to you. `null`: that of this installation. */
            language?: components["schemas"]["Change_Language"];
            /**
             * @description Empty for people with a single name.
             * @example Lovelace
             */
            last_name?: string;
            /** @description The rough location, shown to everyone. */
            location?: components["schemas"]["Change_Line_1_120"];
            phone_number?: components["schemas"]["Change_Phone"];
            /** @description The time zone of times in mails to you. `null`: that of this installation. */
            time_zone?: components["schemas"]["Change_TimeZone"];
        };
        /** @description What a front end has to know of this installation. */
        ConfigRead: {
            /** @description What a client owes who cancels a job of a listing that has no policy of its own. */
            cancellation_policy: components["schemas"]["CancellationPolicy"];
            /**
             * @description The currencies that prices may have (ISO 4217).
             * @example [
             *       "CHF",
             *       "EUR"
             *     ]
             */
            currencies: string[];
            deadlines: components["schemas"]["DeadlineConfig"];
            files: components["schemas"]["FileConfig"];
            identity_check: components["schemas"]["IdentityCheckConfig"];
            /**
             * @description The one for those who have chosen none.
             * @example en
             */
            language: string;
            /**
             * @description The languages that accounts can choose for mails, and requests for answers (BCP 47).
             * @example [
             *       "de",
             *       "en"
             *     ]
             */
            languages: string[];
            lists: components["schemas"]["ListConfig"];
            /**
             * @description The base URL of links in mails.
             * @example https://hall.example
             */
            public_url: string;
            sign_in: components["schemas"]["SignInConfig"];
            texts: components["schemas"]["TextConfig"];
        };
        /** @description The settings that are in effect on the node that answers, and the signing keys. */
        ConfigurationRead: {
            settings: components["schemas"]["SettingRead"][];
            /** @description The keys that sign access tokens, the newest first. The newest signs; the others verify until their last token has expired. */
            signing_keys: components["schemas"]["SigningKeyRead"][];
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "already_answered",
         *       "detail": "Another result was recorded before.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictAlreadyAnswered: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "already_answered";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "already_decided",
         *       "detail": "The submission or dispute was decided before.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictAlreadyDecidedAnotherAdministratorNeeded: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "already_decided" | "another_administrator_needed";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "already_decided",
         *       "detail": "The submission or dispute was decided before.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictAlreadyDecidedAnotherAdministratorNeededClaimedByOther: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "already_decided" | "another_administrator_needed" | "claimed_by_other";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "already_decided",
         *       "detail": "The submission or dispute was decided before.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictAlreadyDecidedAnotherAdministratorNeededClaimedByOtherNotClaimed: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "already_decided" | "another_administrator_needed" | "claimed_by_other" | "not_claimed";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "already_decided",
         *       "detail": "The submission or dispute was decided before.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictAlreadyDecidedClaimedByOther: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "already_decided" | "claimed_by_other";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "already_decided",
         *       "detail": "The submission or dispute was decided before.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictAlreadyDecidedClaimedByOtherDocumentExpiredFileQuarantinedNotClaimedSecondAdministratorNeeded: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "already_decided" | "claimed_by_other" | "document_expired" | "file_quarantined" | "not_claimed" | "second_administrator_needed";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "already_decided",
         *       "detail": "The submission or dispute was decided before.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictAlreadyDecidedClaimedByOtherFileQuarantined: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "already_decided" | "claimed_by_other" | "file_quarantined";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "already_decided",
         *       "detail": "The submission or dispute was decided before.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictAlreadyDecidedClaimedByOtherNotClaimed: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "already_decided" | "claimed_by_other" | "not_claimed";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "already_decided",
         *       "detail": "The submission or dispute was decided before.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictAlreadyDecidedSettlementNotOpenWrongSide: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "already_decided" | "settlement_not_open" | "wrong_side";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "already_decided",
         *       "detail": "The submission or dispute was decided before.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictAlreadyDecidedTooManyDisputeEntries: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "already_decided" | "too_many_dispute_entries";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "already_exists",
         *       "detail": "What would be made exists already.",
         *       "params": {
         *         "what": "ACCOUNT"
         *       },
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictAlreadyExists: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "already_exists";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "already_exists",
         *       "detail": "What would be made exists already.",
         *       "params": {
         *         "what": "ACCOUNT"
         *       },
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictAlreadyExistsAppealPeriodOverIllegalTransition: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "already_exists" | "appeal_period_over" | "illegal_transition";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "already_exists",
         *       "detail": "What would be made exists already.",
         *       "params": {
         *         "what": "ACCOUNT"
         *       },
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictAlreadyExistsDraftGone: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "already_exists" | "draft_gone";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "already_exists",
         *       "detail": "What would be made exists already.",
         *       "params": {
         *         "what": "ACCOUNT"
         *       },
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictAlreadyExistsJobNotFinishedReviewPeriodOver: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "already_exists" | "job_not_finished" | "review_period_over";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "already_exists",
         *       "detail": "What would be made exists already.",
         *       "params": {
         *         "what": "ACCOUNT"
         *       },
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictAlreadyExistsNameRequired: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "already_exists" | "name_required";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "already_exists",
         *       "detail": "What would be made exists already.",
         *       "params": {
         *         "what": "ACCOUNT"
         *       },
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictAlreadyExistsNotBegun: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "already_exists" | "not_begun";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "already_exists",
         *       "detail": "What would be made exists already.",
         *       "params": {
         *         "what": "ACCOUNT"
         *       },
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictAlreadyExistsPasskeysNotPossibleTooManyPasskeys: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "already_exists" | "passkeys_not_possible" | "too_many_passkeys";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "already_exists",
         *       "detail": "What would be made exists already.",
         *       "params": {
         *         "what": "ACCOUNT"
         *       },
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictAlreadyExistsThreadClosedWorkerUnavailable: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "already_exists" | "thread_closed" | "worker_unavailable";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "already_exists",
         *       "detail": "What would be made exists already.",
         *       "params": {
         *         "what": "ACCOUNT"
         *       },
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictAlreadyExistsTooManyCategories: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "already_exists" | "too_many_categories";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "another_administrator_needed",
         *       "detail": "You have made the decision. Another administrator decides on the appeal against it.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictAnotherAdministratorNeededIllegalTransition: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "another_administrator_needed" | "illegal_transition";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "client_unavailable",
         *       "detail": "The client's account is not active, so no work can be agreed.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictClientUnavailableIllegalTransitionNothingToAcceptOfferNotOpenOutdatedVersion: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "client_unavailable" | "illegal_transition" | "nothing_to_accept" | "offer_not_open" | "outdated_version";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "client_unavailable",
         *       "detail": "The client's account is not active, so no work can be agreed.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictClientUnavailableIllegalTransitionOfferNotOpenWorkerUnavailableWrongSide: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "client_unavailable" | "illegal_transition" | "offer_not_open" | "worker_unavailable" | "wrong_side";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "client_unavailable",
         *       "detail": "The client's account is not active, so no work can be agreed.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictClientUnavailableIllegalTransitionThreadClosedWorkerUnavailable: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "client_unavailable" | "illegal_transition" | "thread_closed" | "worker_unavailable";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "consequence_changed",
         *       "detail": "Cancelling has another consequence than you expect: read it again.",
         *       "params": {
         *         "client_owes": 1,
         *         "late": true
         *       },
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictConsequenceChangedIllegalTransitionNoShowReportedWorkWasDone: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "consequence_changed" | "illegal_transition" | "no_show_reported" | "work_was_done";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "events_archived",
         *       "detail": "Events that the webhook has missed are archived and cannot be delivered. Enable it with `skip_missed`.",
         *       "params": {
         *         "archived": 1
         *       },
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictEventsArchivedWebhookEnabled: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "events_archived" | "webhook_enabled";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "illegal_transition",
         *       "detail": "The state of the thing forbids the action. Read it again: it may have changed, and it names what you may do now.",
         *       "params": {
         *         "action": "…",
         *         "status": "…"
         *       },
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictIllegalTransition: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "illegal_transition";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "illegal_transition",
         *       "detail": "The state of the thing forbids the action. Read it again: it may have changed, and it names what you may do now.",
         *       "params": {
         *         "action": "…",
         *         "status": "…"
         *       },
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictIllegalTransitionLastAdminOwnAccount: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "illegal_transition" | "last_admin" | "own_account";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "illegal_transition",
         *       "detail": "The state of the thing forbids the action. Read it again: it may have changed, and it names what you may do now.",
         *       "params": {
         *         "action": "…",
         *         "status": "…"
         *       },
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictIllegalTransitionNoShowReportedNotScheduledTooEarlyWorkWasDone: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "illegal_transition" | "no_show_reported" | "not_scheduled" | "too_early" | "work_was_done";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "illegal_transition",
         *       "detail": "The state of the thing forbids the action. Read it again: it may have changed, and it names what you may do now.",
         *       "params": {
         *         "action": "…",
         *         "status": "…"
         *       },
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictIllegalTransitionNoShowReportedTooEarly: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "illegal_transition" | "no_show_reported" | "too_early";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "illegal_transition",
         *       "detail": "The state of the thing forbids the action. Read it again: it may have changed, and it names what you may do now.",
         *       "params": {
         *         "action": "…",
         *         "status": "…"
         *       },
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictIllegalTransitionNoShowReportedWorkWasDone: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "illegal_transition" | "no_show_reported" | "work_was_done";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "illegal_transition",
         *       "detail": "The state of the thing forbids the action. Read it again: it may have changed, and it names what you may do now.",
         *       "params": {
         *         "action": "…",
         *         "status": "…"
         *       },
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictIllegalTransitionNothingToContest: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "illegal_transition" | "nothing_to_contest";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "illegal_transition",
         *       "detail": "The state of the thing forbids the action. Read it again: it may have changed, and it names what you may do now.",
         *       "params": {
         *         "action": "…",
         *         "status": "…"
         *       },
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictIllegalTransitionOfferNotOpenWrongSide: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "illegal_transition" | "offer_not_open" | "wrong_side";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "illegal_transition",
         *       "detail": "The state of the thing forbids the action. Read it again: it may have changed, and it names what you may do now.",
         *       "params": {
         *         "action": "…",
         *         "status": "…"
         *       },
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictIllegalTransitionOfferOpen: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "illegal_transition" | "offer_open";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "illegal_transition",
         *       "detail": "The state of the thing forbids the action. Read it again: it may have changed, and it names what you may do now.",
         *       "params": {
         *         "action": "…",
         *         "status": "…"
         *       },
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictIllegalTransitionOwnAccount: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "illegal_transition" | "own_account";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "illegal_transition",
         *       "detail": "The state of the thing forbids the action. Read it again: it may have changed, and it names what you may do now.",
         *       "params": {
         *         "action": "…",
         *         "status": "…"
         *       },
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictIllegalTransitionTooEarly: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "illegal_transition" | "too_early";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "illegal_transition",
         *       "detail": "The state of the thing forbids the action. Read it again: it may have changed, and it names what you may do now.",
         *       "params": {
         *         "action": "…",
         *         "status": "…"
         *       },
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictIllegalTransitionTooManyChangeRequests: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "illegal_transition" | "too_many_change_requests";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "last_admin",
         *       "detail": "The last administrator cannot be removed.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictLastAdmin: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "last_admin";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "last_category",
         *       "detail": "The last category that is in use cannot be retired.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictLastCategory: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "last_category";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "not_appealable",
         *       "detail": "Only the decision of an administrator on a dispute can be appealed, once, and in time.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictNotAppealable: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "not_appealable";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "not_approved",
         *       "detail": "The submission is not approved.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictNotApproved: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "not_approved";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "own_account",
         *       "detail": "An administrator cannot act on their own account.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictOwnAccount: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "own_account";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "passkeys_not_possible",
         *       "detail": "Passkeys need a domain name, and the URL of this installation has none.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictPasskeysNotPossible: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "passkeys_not_possible";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "passkeys_not_possible",
         *       "detail": "Passkeys need a domain name, and the URL of this installation has none.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictPasskeysNotPossibleTooManyPasskeys: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "passkeys_not_possible" | "too_many_passkeys";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "paused_by_moderation",
         *       "detail": "An administrator has paused the listing, and only an administrator can publish it again.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictPausedByModeration: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "paused_by_moderation";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "replay_in_progress",
         *       "detail": "A replay is under way. Wait until it is done.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictReplayInProgressWebhookDisabled: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "replay_in_progress" | "webhook_disabled";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "reply_final",
         *       "detail": "A reply can be changed for 48 hours.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictReplyFinal: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "reply_final";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "review_revealed",
         *       "detail": "The review can be read by others already, so its author can neither change it nor take it back.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictReviewRevealed: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "review_revealed";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "thread_closed",
         *       "detail": "The conversation is closed: nobody can write in it, or propose a job in it.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictThreadClosed: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "thread_closed";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "too_many_services",
         *       "detail": "The worker has as many listings as a worker may have. Delete one first.",
         *       "params": {
         *         "max": 1
         *       },
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictTooManyServices: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "too_many_services";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "too_many_webhooks",
         *       "detail": "There are as many webhooks as there may be. Delete one first.",
         *       "params": {
         *         "max": 1
         *       },
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictTooManyWebhooks: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "too_many_webhooks";
        };
        /**
         * @description The state forbids it.
         * @example {
         *       "code": "webhook_disabled",
         *       "detail": "The webhook is disabled. Enable it first.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        ConflictWebhookDisabled: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "webhook_disabled";
        };
        /** @description The node's connections to PostgreSQL. */
        ConnectionsRead: {
            /**
             * @description Broken, and not replaced yet.
             * @example 0
             */
            broken: number;
            /** @example 6 */
            idle: number;
            /** @example 2 */
            in_use: number;
        };
        /**
         * @description The body is larger than this path accepts.
         * @example {
         *       "code": "too_large",
         *       "detail": "The body or one of its files is too large; `errors` names it and its limit.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 413,
         *       "title": "Payload Too Large",
         *       "type": "about:blank"
         *     }
         */
        ContentTooLarge: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "too_large";
        };
        /** @description The size of a conversation. What was written stands at `GET /admin/jobs/{id}/messages`. */
        ConversationRead: {
            /**
             * @description Whether it is closed for new messages.
             * @example false
             */
            is_closed: boolean;
            last_activity_at: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @example 12
             */
            message_count: number;
        };
        /** @description A session in cookies, which scripts cannot read. */
        CookieRead: {
            /**
             * Format: int64
             * @description Seconds until the session has to be refreshed.
             * @example 900
             */
            expires_in: number;
            /**
             * @description `COOKIES`.
             * @example COOKIES
             */
            kept_in: string;
            user: components["schemas"]["UserRead"];
        };
        /** @description The account's sign-in methods besides its password. */
        CredentialsRead: {
            /** @description Linked provider accounts, the newest first. */
            identities: components["schemas"]["IdentityRead"][];
            /** @description The newest first. */
            passkeys: components["schemas"]["PasskeyRead"][];
            second_factor_since: components["schemas"]["Timestamp"] | null;
        };
        /** @description The database. */
        DatabaseRead: {
            connections: components["schemas"]["ConnectionsRead"] | null;
            /**
             * @description The engine and its version.
             * @example PostgreSQL 17.2
             */
            engine: string;
            queues: components["schemas"]["QueuesRead"];
            /**
             * Format: int64
             * @description The number of the last migration.
             * @example 49
             */
            schema_version: number;
            /**
             * Format: int64
             * @description Its size in bytes, without SQLite's write-ahead log.
             * @example 52428800
             */
            size_bytes: number;
            /**
             * Format: int64
             * @description The size of SQLite's write-ahead log in bytes; null on PostgreSQL.
             * @example 4194304
             */
            wal_bytes: number | null;
        };
        /**
         * Format: date
         * @example 2026-05-04
         */
        Day: string;
        /** @description The events of one day. */
        DayRead: {
            day: components["schemas"]["Day"];
            /** Format: int64 */
            jobs_accepted: number;
            /** Format: int64 */
            jobs_cancelled: number;
            /** Format: int64 */
            jobs_completed: number;
            /** Format: int64 */
            jobs_created: number;
            /** Format: int64 */
            kyc_submissions: number;
            /** Format: int64 */
            messages: number;
            /** Format: int64 */
            reviews: number;
            /** Format: int64 */
            services: number;
            /** Format: int64 */
            signups: number;
            /** Format: int64 */
            threads: number;
        };
        /** @description What happens by itself. */
        DeadlineConfig: {
            /**
             * Format: int32
             * @description Events older than this are not listed any more; `null`: all are.
             * @example 90
             */
            event_days: number | null;
            /**
             * Format: int32
             * @description The report of a no-show can be contested for so many days.
             * @example 1
             */
            job_contest_days: number;
            /**
             * Format: int32
             * @description A proposed job expires after so many days without activity.
             * @example 14
             */
            job_expire_days: number;
            /**
             * Format: int32
             * @description A completed job is finalized after so many days.
             * @example 7
             */
            job_finalize_days: number;
            /**
             * Format: int32
             * @description A no-show can be reported so many minutes after the agreed start.
             * @example 15
             */
            job_no_show_minutes: number;
            /**
             * Format: int32
             * @description An offer that does not say how long it is open expires after so many days.
             * @example 7
             */
            job_offer_days: number;
            /**
             * Format: int64
             * @description How long the link works that verifies the address of a sign-up.
             * @example 24
             */
            signup_link_hours: number;
        };
        /**
         * @description What happens by itself.
         *
         *     - `PROPOSAL_EXPIRES`: The proposal expires, unless something happens in its conversation before, or a message is sent before a node has ended it.
         *     - `OFFER_EXPIRES`: The open offer expires.
         *     - `NO_SHOW_DECIDED`: The job is cancelled because of the no-show that was reported, unless that is contested.
         *     - `FINALIZES`: The work counts as confirmed.
         *     - `REVIEWS_REVEALED`: Until then the job can be reviewed by those who may; then their reviews can be read.
         *     - `DISPUTE_DECIDED`: What the opener of the dispute wants counts, unless the other side says something before.
         * @example PROPOSAL_EXPIRES
         * @enum {string}
         */
        DeadlineKind: "PROPOSAL_EXPIRES" | "OFFER_EXPIRES" | "NO_SHOW_DECIDED" | "FINALIZES" | "REVIEWS_REVEALED" | "DISPUTE_DECIDED";
        /**
         * @description What an outcome follows from.
         *
         *     - `POLICY`: The policy that was agreed for cancelling.
         *     - `AGREEMENT`: Both sides have agreed on it.
         *     - `ADMINISTRATOR`: An administrator.
         *     - `SILENCE`: One side has not answered in time.
         * @example POLICY
         * @enum {string}
         */
        DecidedBy: "POLICY" | "AGREEMENT" | "ADMINISTRATOR" | "SILENCE";
        /** @example 13.405 */
        Degrees_90: number;
        /** @example 13.405 */
        Degrees_180: number;
        /**
         * Format: uuid
         * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
         */
        DeliveryAttemptId: string;
        /** @description A message for people. */
        Detail: {
            /** @example If that address can receive it, a mail is on its way. */
            detail: string;
        };
        /** @description A device that it is signed in on. */
        DeviceOverview: {
            created_at: components["schemas"]["Timestamp"];
            /** @example 203.0.113.7 */
            ip: string;
            /** @description When its tokens were last refreshed. */
            last_used_at: components["schemas"]["Timestamp"];
            /** @example Mozilla/5.0 */
            user_agent: string | null;
        };
        /**
         * @description Why nothing is delivered to a webhook.
         *
         *     - `ADMIN`: An administrator has disabled it.
         *     - `FAILING`: Every attempt of five days has failed.
         *     - `GONE`: The receiver has answered 410: it wants no more.
         * @example ADMIN
         * @enum {string}
         */
        DisabledReason: "ADMIN" | "FAILING" | "GONE";
        /** @description A file system. */
        DiskRead: {
            /**
             * @description What it is for: `data`, the data directory; `files`, a file store in a directory.
             * @example data
             */
            directory: string;
            /**
             * Format: int64
             * @example 53687091200
             */
            free_bytes: number;
            /**
             * Format: int64
             * @example 107374182400
             */
            size_bytes: number;
        };
        /** @description An administrator claimed a dispute. */
        DisputeClaimedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                job_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["JobSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "dispute.claimed";
        };
        /**
         * @description Why a job is disputed, and what you want.
         * @example {
         *       "reason_code": "NOT_DONE",
         *       "text": "I have been at it for twelve years.\nFair prices, clean work.",
         *       "wants": {
         *         "worker_gets": {
         *           "amount": 12500,
         *           "currency": "EUR"
         *         }
         *       }
         *     }
         */
        DisputeCreate: {
            reason_code: components["schemas"]["DisputeReason"];
            /** @description What happened. The other side and the administrator who decides read it. */
            text: components["schemas"]["Paragraph_1_5000"];
            wants: components["schemas"]["DisputeWish"];
        };
        /** @description An administrator read what the two sides of a dispute wrote to each other, or a dispute that is decided. */
        DisputeInspectedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                job_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["JobSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "dispute.inspected";
        };
        /**
         * @description The dispute of a job, with all that was said. Its two sides and the administrator who has claimed it see it; once it
         *     is decided, every administrator.
         */
        DisputeRead: {
            answer_until: components["schemas"]["Timestamp"] | null;
            appeal: components["schemas"]["AppealRead"] | null;
            appeal_until: components["schemas"]["Timestamp"] | null;
            decided_at: components["schemas"]["Timestamp"] | null;
            job_id: components["schemas"]["JobId"];
            opened_at: components["schemas"]["Timestamp"];
            opened_by: components["schemas"]["Side"];
            reason_code: components["schemas"]["DisputeReason"];
            /** @description How it was proposed to settle it, the oldest first. At most twenty of each side. */
            settlements: components["schemas"]["SettlementRead"][];
            /**
             * @description What the administrator who decided says to both sides; `null` if none did.
             * @example null
             */
            statement: string | null;
            /** @description What both sides say, the oldest first. At most twenty of each side. */
            statements: components["schemas"]["StatementRead"][];
            status: components["schemas"]["DisputeStatus"];
            wanted: components["schemas"]["Money"] | null;
        };
        /**
         * @description Why a job is disputed.
         *
         *     - `NOT_DONE`: The work was not done, or not all of it.
         *     - `POOR_QUALITY`: The work was done badly.
         *     - `DAMAGE`: Something was damaged.
         *     - `NO_SHOW`: One side did not come, or is said not to have come.
         *     - `OVERCHARGED`: More is asked for than was agreed.
         *     - `NOT_PAID`: The work is not paid.
         *     - `OTHER`: Another reason.
         * @example NOT_DONE
         * @enum {string}
         */
        DisputeReason: "NOT_DONE" | "POOR_QUALITY" | "DAMAGE" | "NO_SHOW" | "OVERCHARGED" | "NOT_PAID" | "OTHER";
        /** @description An administrator released a dispute. */
        DisputeReleasedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                job_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["JobSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "dispute.released";
        };
        /** @description An administrator decided on a dispute or on an appeal. */
        DisputeResolvedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                job_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["JobSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "dispute.resolved";
        };
        /**
         * @description The status of a dispute.
         *
         *     - `OPEN`: Nothing is decided.
         *     - `SETTLED`: Both sides have agreed on a settlement.
         *     - `UNANSWERED`: The other side said nothing in time, so what the opener wanted counts.
         *     - `RESOLVED`: An administrator has decided.
         *     - `APPEALED`: One side has appealed against the decision.
         *     - `APPEAL_DECIDED`: The appeal is decided.
         * @example OPEN
         * @enum {string}
         */
        DisputeStatus: "OPEN" | "SETTLED" | "UNANSWERED" | "RESOLVED" | "APPEALED" | "APPEAL_DECIDED";
        /** @description What should come of it. */
        DisputeWish: {
            worker_gets?: components["schemas"]["Money"] | null;
        };
        /** @description How many reviews have each number of stars. */
        Distribution: {
            /**
             * Format: int64
             * @example 0
             */
            1: number;
            /**
             * Format: int64
             * @example 0
             */
            2: number;
            /**
             * Format: int64
             * @example 0
             */
            3: number;
            /**
             * Format: int64
             * @example 1
             */
            4: number;
            /**
             * Format: int64
             * @example 1
             */
            5: number;
        };
        /** @description An accepted document. */
        DocumentConfig: {
            document_type: components["schemas"]["DocumentType"];
            /** @description Whether its back side is needed, too. */
            needs_back: boolean;
        };
        /**
         * @description The kind of an identity document.
         *
         *     - `PASSPORT`: A passport.
         *     - `DRIVERS_LICENSE`: A driver's license.
         *     - `NATIONAL_ID`: A national identity card.
         *     - `RESIDENCE_PERMIT`: A residence permit.
         * @example PASSPORT
         * @enum {string}
         */
        DocumentType: "PASSPORT" | "DRIVERS_LICENSE" | "NATIONAL_ID" | "RESIDENCE_PERMIT";
        /**
         * @description Data about the prepared documents.
         * @example {
         *       "document_expires_on": "2031-05-04",
         *       "document_number": "C01X00T47",
         *       "document_type": "PASSPORT",
         *       "name_on_document": "Augusta Ada King"
         *     }
         */
        DraftSubmit: {
            /**
             * Format: date
             * @description The last day on which the document is valid.
             * @example 2031-05-04
             */
            document_expires_on?: string;
            /**
             * @description The document's number. Only a keyed hash of it is stored, which shows whether another account has used
             *     the same document.
             * @example C01X00T47
             */
            document_number?: string;
            document_type: components["schemas"]["DocumentType"];
            /**
             * @description The full name on the document.
             * @example Augusta Ada King
             */
            name_on_document?: string;
        };
        /**
         * Format: email
         * @example ada@example.com
         */
        Email: string;
        /**
         * @description A new address for the account.
         * @example {
         *       "new_email": "ada@example.com",
         *       "password": "hirehall-demo",
         *       "totp_code": "Leaking taps and pipes"
         *     }
         */
        EmailChange: {
            new_email: components["schemas"]["Email"];
            password: components["schemas"]["Password"];
            totp_code?: components["schemas"]["Line_1_40"] | null;
        };
        /** @description Who did it. */
        EventActor: {
            id: components["schemas"]["UserId"];
            /**
             * @description As others see it: the first name and the first letter of the last name, or `Deleted user`. `null` in what webhooks
             *     get.
             * @example Ada L.
             */
            name: string | null;
            picture_url: components["schemas"]["PictureUrl"] | null;
        };
        /**
         * @description Who did it. `null` if it happened by itself, and for an administrator, whom only administrators see.
         * @example {
         *       "id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "name": "Ada L.",
         *       "picture_url": "/api/v1/pictures/0198c5a6-7e2b-7c41-9f0e-3d2a1b4c5d6e/320.webp"
         *     }
         */
        EventActorOrNull: null | components["schemas"]["EventActor"];
        /**
         * Format: int64
         * @description Grows until a `reset`. Differences between two ids mean nothing.
         * @example 4711
         */
        EventId: number;
        /**
         * @description The kind of an event.
         *
         *     - `signup.requested`: A sign-up with an address was requested.
         *     - `user.created`: The address was proven and the account was created.
         *     - `admin.created`: An administrator was created from the command line.
         *     - `admin.promoted`: The operator made an account an administrator from the command line.
         *     - `admin.factor_reset`: The operator removed the second factor of an administrator from the command line.
         *     - `task.retried`: The operator retried a task of the queue from the command line.
         *     - `task.dropped`: The operator deleted a task of the queue from the command line.
         *     - `mails.released`: The operator released mails that were held after a restore, from the command line.
         *     - `mails.tested`: The operator sent a test mail from the command line.
         *     - `events.exported`: The operator exported events from the command line.
         *     - `signing_key.added`: A signing key for access tokens was added.
         *     - `signing_key.removed`: A signing key for access tokens was removed; its tokens are no longer valid.
         *     - `user.password_reset_requested`: A link to choose a new password was requested.
         *     - `user.password_changed`: The password was changed.
         *     - `user.email_change_requested`: A change of address was requested.
         *     - `user.email_changed`: The address was changed.
         *     - `user.export_requested`: A user requested an export of their data.
         *     - `user.export_ready`: An export is ready to be downloaded.
         *     - `user.export_failed`: An export could not be packed in time.
         *     - `user.export_fetched`: A user, an administrator or the operator downloaded an export.
         *     - `user.second_factor_added`: A second factor was added: signing in needs a code.
         *     - `user.second_factor_removed`: The second factor was removed.
         *     - `user.second_factor_refused`: Several wrong codes of the second factor came with the right password.
         *     - `user.recovery_code_used`: A recovery code was used.
         *     - `user.passkey_added`: A passkey was added.
         *     - `user.passkey_removed`: A passkey was removed.
         *     - `identity.linked`: An account at an OpenID provider was linked.
         *     - `identity.removed`: An account at an OpenID provider was unlinked.
         *     - `session.started`: A user signed in.
         *     - `session.ended`: A session was ended by its owner, or because its refresh token was used twice.
         *     - `user.signed_out`: An administrator ended every session of an account.
         *     - `user.frozen`: An account was frozen: it may read but change nothing.
         *     - `user.unfrozen`: An account was unfrozen.
         *     - `user.banned`: An account was banned: it may not sign in.
         *     - `user.unbanned`: An account was unbanned.
         *     - `user.legal_hold_placed`: A legal hold was placed on a user's documents: they are kept beyond the retention period.
         *     - `user.legal_hold_lifted`: A legal hold was lifted.
         *     - `user.deleted`: An account was deleted.
         *     - `client.changed`: A client changed their profile.
         *     - `picture.changed`: A user changed or removed their picture.
         *     - `favorite.added`: A client bookmarked a worker.
         *     - `favorite.removed`: A client no longer bookmarks a worker.
         *     - `worker.changed`: A worker changed their profile.
         *     - `worker.availability_changed`: A worker became available for hire, or unavailable.
         *     - `worker.name_change_requested`: A verified worker requested a change of name.
         *     - `worker.name_changed`: An administrator approved a change of name.
         *     - `worker.name_change_rejected`: An administrator rejected a change of name.
         *     - `kyc.submitted`: A worker submitted documents.
         *     - `kyc.claimed`: An administrator claimed a submission.
         *     - `kyc.released`: An administrator released a submission.
         *     - `kyc.endorsed`: The first of two administrators endorsed a submission.
         *     - `kyc.file_viewed`: An administrator viewed a document.
         *     - `kyc.file_fetched`: The identity check service fetched a document.
         *     - `kyc.checked`: The identity check service returned its result.
         *     - `kyc.approved`: A submission was approved.
         *     - `kyc.rejected`: A submission was rejected.
         *     - `kyc.changes_requested`: Some documents of a submission have to be replaced.
         *     - `kyc.expires_soon`: An approval expires soon.
         *     - `kyc.expired`: An approval expired.
         *     - `kyc.revoked`: An approval was revoked.
         *     - `kyc.documents_destroyed`: Documents were destroyed because their retention period is over.
         *     - `kyc.file_infected`: The malware scanner rejected a submitted file. It was destroyed and has to be replaced.
         *     - `service.created`: A listing was created.
         *     - `service.changed`: A listing was changed.
         *     - `service.deleted`: A listing was deleted by its owner.
         *     - `service.moderated`: An administrator changed the status of a listing.
         *     - `service.removed`: An administrator deleted a listing.
         *     - `service.restored`: An administrator restored a listing that was paused or removed.
         *     - `service.repeated`: A worker published what has the title or the description of a listing that an administrator took down.
         *     - `thread.opened`: A conversation was opened.
         *     - `thread.closed`: A conversation was closed.
         *     - `thread.inspected`: An administrator stated a reason to read a conversation.
         *     - `thread.read`: A participant read a conversation.
         *     - `message.posted`: A message was posted.
         *     - `job.created`: A client proposed a job.
         *     - `job.changed`: A client changed title or description of a job that the worker has not answered.
         *     - `job.accepted`: A job was agreed: an offer, or a proposal without terms, was accepted.
         *     - `job.rejected`: The worker rejected a job.
         *     - `job.completed`: The worker completed a job.
         *     - `job.finalized`: A job was finalized by its client, or because the client did not respond in time.
         *     - `job.cancelled`: The client or the worker cancelled a job, or it was cancelled because one of them did not come.
         *     - `job.expired`: A proposed job expired because it was not answered.
         *     - `job.offer_made`: One side of a job made an offer.
         *     - `job.offer_declined`: The other side declined an offer.
         *     - `job.offer_withdrawn`: Its author withdrew an offer.
         *     - `job.offer_expired`: An offer expired because it was not answered.
         *     - `job.amended`: An offer for a job that was agreed before was accepted: its terms hold from now on.
         *     - `job.changes_requested`: The client asked for changes of work that is done.
         *     - `job.no_show_reported`: One side reported that the other did not come.
         *     - `job.disputed`: The two sides of a job see differently what happened.
         *     - `job.statement_made`: One side said something about a dispute.
         *     - `job.settlement_proposed`: One side proposed to settle a dispute.
         *     - `job.settlement_declined`: The other side declined a settlement.
         *     - `job.dispute_decided`: A dispute was decided: by a settlement, by an administrator, or because one side said nothing.
         *     - `job.decision_appealed`: One side appealed against the decision of an administrator.
         *     - `job.appeal_decided`: An administrator decided on an appeal.
         *     - `dispute.claimed`: An administrator claimed a dispute.
         *     - `dispute.released`: An administrator released a dispute.
         *     - `dispute.inspected`: An administrator read what the two sides of a dispute wrote to each other, or a dispute that is decided.
         *     - `dispute.resolved`: An administrator decided on a dispute or on an appeal.
         *     - `review.posted`: One side of a job posted its review. Only its author is told: nobody else can read it yet.
         *     - `review.changed`: The author changed a review that nobody else could read.
         *     - `review.withdrawn`: The author took a review back that nobody else could read.
         *     - `review.revealed`: The reviews of a job can be read now: both sides have posted one, or the time for reviews is over.
         *     - `review.replied`: The reviewed side replied to a review, or changed the reply.
         *     - `review.flagged`: A review was flagged for moderation.
         *     - `review.kept`: An administrator kept a flagged review.
         *     - `review.removed`: An administrator removed a review.
         *     - `review.restored`: An administrator restored a removed review.
         *     - `review.appealed`: The author of a removed review asked for another look.
         *     - `review.appeal_rejected`: An administrator decided that a review stays removed.
         *     - `category.created`: An administrator created a category.
         *     - `category.changed`: An administrator renamed, moved, retired or restored a category.
         *     - `webhook.created`: An administrator created a webhook.
         *     - `webhook.changed`: An administrator changed a webhook.
         *     - `webhook.deleted`: An administrator deleted a webhook.
         *     - `webhook.enabled`: An administrator enabled a webhook.
         *     - `webhook.disabled`: A webhook was disabled by an administrator, or because every attempt of five days has failed, or because its receiver wants no more.
         *     - `webhook.secret_rotated`: An administrator replaced the secret of a webhook.
         *     - `webhook.secret_viewed`: An administrator viewed the secret of a webhook.
         *     - `webhook.tested`: An administrator sent a test to a webhook.
         *     - `webhook.replayed`: An administrator had a range of events delivered again.
         *     - `reset`: Sent to feeds, never recorded: events after the last one that you have seen cannot be read any more, because they are too old or a backup was restored. Reload your data and continue from this `id`.
         * @example signup.requested
         * @enum {string}
         */
        EventKind: "signup.requested" | "user.created" | "admin.created" | "admin.promoted" | "admin.factor_reset" | "task.retried" | "task.dropped" | "mails.released" | "mails.tested" | "events.exported" | "signing_key.added" | "signing_key.removed" | "user.password_reset_requested" | "user.password_changed" | "user.email_change_requested" | "user.email_changed" | "user.export_requested" | "user.export_ready" | "user.export_failed" | "user.export_fetched" | "user.second_factor_added" | "user.second_factor_removed" | "user.second_factor_refused" | "user.recovery_code_used" | "user.passkey_added" | "user.passkey_removed" | "identity.linked" | "identity.removed" | "session.started" | "session.ended" | "user.signed_out" | "user.frozen" | "user.unfrozen" | "user.banned" | "user.unbanned" | "user.legal_hold_placed" | "user.legal_hold_lifted" | "user.deleted" | "client.changed" | "picture.changed" | "favorite.added" | "favorite.removed" | "worker.changed" | "worker.availability_changed" | "worker.name_change_requested" | "worker.name_changed" | "worker.name_change_rejected" | "kyc.submitted" | "kyc.claimed" | "kyc.released" | "kyc.endorsed" | "kyc.file_viewed" | "kyc.file_fetched" | "kyc.checked" | "kyc.approved" | "kyc.rejected" | "kyc.changes_requested" | "kyc.expires_soon" | "kyc.expired" | "kyc.revoked" | "kyc.documents_destroyed" | "kyc.file_infected" | "service.created" | "service.changed" | "service.deleted" | "service.moderated" | "service.removed" | "service.restored" | "service.repeated" | "thread.opened" | "thread.closed" | "thread.inspected" | "thread.read" | "message.posted" | "job.created" | "job.changed" | "job.accepted" | "job.rejected" | "job.completed" | "job.finalized" | "job.cancelled" | "job.expired" | "job.offer_made" | "job.offer_declined" | "job.offer_withdrawn" | "job.offer_expired" | "job.amended" | "job.changes_requested" | "job.no_show_reported" | "job.disputed" | "job.statement_made" | "job.settlement_proposed" | "job.settlement_declined" | "job.dispute_decided" | "job.decision_appealed" | "job.appeal_decided" | "dispute.claimed" | "dispute.released" | "dispute.inspected" | "dispute.resolved" | "review.posted" | "review.changed" | "review.withdrawn" | "review.revealed" | "review.replied" | "review.flagged" | "review.kept" | "review.removed" | "review.restored" | "review.appealed" | "review.appeal_rejected" | "category.created" | "category.changed" | "webhook.created" | "webhook.changed" | "webhook.deleted" | "webhook.enabled" | "webhook.disabled" | "webhook.secret_rotated" | "webhook.secret_viewed" | "webhook.tested" | "webhook.replayed" | "reset";
        /** @description How far behind the readers of the event log are. */
        EventLagRead: {
            oldest_unsettled_at: components["schemas"]["Timestamp"] | null;
            readers: components["schemas"]["ReaderLagRead"][];
        };
        /** @description A message that was posted. */
        EventMessage: {
            /** @example Could you come on Tuesday? */
            content: string;
            id: components["schemas"]["MessageId"];
            /**
             * Format: int64
             * @description Its number in the conversation: messages are numbered from 1.
             * @example 7
             */
            number: number;
            sender_id: components["schemas"]["UserId"];
            sent_at: components["schemas"]["Timestamp"];
            thread_id: components["schemas"]["ThreadId"];
        };
        /**
         * @description An event that concerns you. `type` says which one it is. Kinds are added from time to time: ignore the ones that you do not know, and fields that you do not know.
         * @example {
         *       "actor": {
         *         "id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *         "name": "Ada L.",
         *         "picture_url": "/api/v1/pictures/0198c5a6-7e2b-7c41-9f0e-3d2a1b4c5d6e/320.webp"
         *       },
         *       "at": "2026-05-04T10:00:00.123456Z",
         *       "data": {
         *         "from": "…",
         *         "signup_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f"
         *       },
         *       "id": 4711,
         *       "subject": {
         *         "id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *         "kind": "signup",
         *         "label": null
         *       },
         *       "type": "signup.requested"
         *     }
         */
        EventRead: components["schemas"]["SignupRequestedEvent"] | components["schemas"]["UserCreatedEvent"] | components["schemas"]["AdminCreatedEvent"] | components["schemas"]["AdminPromotedEvent"] | components["schemas"]["AdminFactorResetEvent"] | components["schemas"]["TaskRetriedEvent"] | components["schemas"]["TaskDroppedEvent"] | components["schemas"]["MailsReleasedEvent"] | components["schemas"]["MailsTestedEvent"] | components["schemas"]["EventsExportedEvent"] | components["schemas"]["SigningKeyAddedEvent"] | components["schemas"]["SigningKeyRemovedEvent"] | components["schemas"]["UserPasswordResetRequestedEvent"] | components["schemas"]["UserPasswordChangedEvent"] | components["schemas"]["UserEmailChangeRequestedEvent"] | components["schemas"]["UserEmailChangedEvent"] | components["schemas"]["UserExportRequestedEvent"] | components["schemas"]["UserExportReadyEvent"] | components["schemas"]["UserExportFailedEvent"] | components["schemas"]["UserExportFetchedEvent"] | components["schemas"]["UserSecondFactorAddedEvent"] | components["schemas"]["UserSecondFactorRemovedEvent"] | components["schemas"]["UserSecondFactorRefusedEvent"] | components["schemas"]["UserRecoveryCodeUsedEvent"] | components["schemas"]["UserPasskeyAddedEvent"] | components["schemas"]["UserPasskeyRemovedEvent"] | components["schemas"]["IdentityLinkedEvent"] | components["schemas"]["IdentityRemovedEvent"] | components["schemas"]["SessionStartedEvent"] | components["schemas"]["SessionEndedEvent"] | components["schemas"]["UserSignedOutEvent"] | components["schemas"]["UserFrozenEvent"] | components["schemas"]["UserUnfrozenEvent"] | components["schemas"]["UserBannedEvent"] | components["schemas"]["UserUnbannedEvent"] | components["schemas"]["UserLegalHoldPlacedEvent"] | components["schemas"]["UserLegalHoldLiftedEvent"] | components["schemas"]["UserDeletedEvent"] | components["schemas"]["ClientChangedEvent"] | components["schemas"]["PictureChangedEvent"] | components["schemas"]["FavoriteAddedEvent"] | components["schemas"]["FavoriteRemovedEvent"] | components["schemas"]["WorkerChangedEvent"] | components["schemas"]["WorkerAvailabilityChangedEvent"] | components["schemas"]["WorkerNameChangeRequestedEvent"] | components["schemas"]["WorkerNameChangedEvent"] | components["schemas"]["WorkerNameChangeRejectedEvent"] | components["schemas"]["KycSubmittedEvent"] | components["schemas"]["KycClaimedEvent"] | components["schemas"]["KycReleasedEvent"] | components["schemas"]["KycEndorsedEvent"] | components["schemas"]["KycFileViewedEvent"] | components["schemas"]["KycFileFetchedEvent"] | components["schemas"]["KycCheckedEvent"] | components["schemas"]["KycApprovedEvent"] | components["schemas"]["KycRejectedEvent"] | components["schemas"]["KycChangesRequestedEvent"] | components["schemas"]["KycExpiresSoonEvent"] | components["schemas"]["KycExpiredEvent"] | components["schemas"]["KycRevokedEvent"] | components["schemas"]["KycDocumentsDestroyedEvent"] | components["schemas"]["KycFileInfectedEvent"] | components["schemas"]["ServiceCreatedEvent"] | components["schemas"]["ServiceChangedEvent"] | components["schemas"]["ServiceDeletedEvent"] | components["schemas"]["ServiceModeratedEvent"] | components["schemas"]["ServiceRemovedEvent"] | components["schemas"]["ServiceRestoredEvent"] | components["schemas"]["ServiceRepeatedEvent"] | components["schemas"]["ThreadOpenedEvent"] | components["schemas"]["ThreadClosedEvent"] | components["schemas"]["ThreadInspectedEvent"] | components["schemas"]["ThreadReadEvent"] | components["schemas"]["MessagePostedEvent"] | components["schemas"]["JobCreatedEvent"] | components["schemas"]["JobChangedEvent"] | components["schemas"]["JobAcceptedEvent"] | components["schemas"]["JobRejectedEvent"] | components["schemas"]["JobCompletedEvent"] | components["schemas"]["JobFinalizedEvent"] | components["schemas"]["JobCancelledEvent"] | components["schemas"]["JobExpiredEvent"] | components["schemas"]["JobOfferMadeEvent"] | components["schemas"]["JobOfferDeclinedEvent"] | components["schemas"]["JobOfferWithdrawnEvent"] | components["schemas"]["JobOfferExpiredEvent"] | components["schemas"]["JobAmendedEvent"] | components["schemas"]["JobChangesRequestedEvent"] | components["schemas"]["JobNoShowReportedEvent"] | components["schemas"]["JobDisputedEvent"] | components["schemas"]["JobStatementMadeEvent"] | components["schemas"]["JobSettlementProposedEvent"] | components["schemas"]["JobSettlementDeclinedEvent"] | components["schemas"]["JobDisputeDecidedEvent"] | components["schemas"]["JobDecisionAppealedEvent"] | components["schemas"]["JobAppealDecidedEvent"] | components["schemas"]["DisputeClaimedEvent"] | components["schemas"]["DisputeReleasedEvent"] | components["schemas"]["DisputeInspectedEvent"] | components["schemas"]["DisputeResolvedEvent"] | components["schemas"]["ReviewPostedEvent"] | components["schemas"]["ReviewChangedEvent"] | components["schemas"]["ReviewWithdrawnEvent"] | components["schemas"]["ReviewRevealedEvent"] | components["schemas"]["ReviewRepliedEvent"] | components["schemas"]["ReviewFlaggedEvent"] | components["schemas"]["ReviewKeptEvent"] | components["schemas"]["ReviewRemovedEvent"] | components["schemas"]["ReviewRestoredEvent"] | components["schemas"]["ReviewAppealedEvent"] | components["schemas"]["ReviewAppealRejectedEvent"] | components["schemas"]["CategoryCreatedEvent"] | components["schemas"]["CategoryChangedEvent"] | components["schemas"]["WebhookCreatedEvent"] | components["schemas"]["WebhookChangedEvent"] | components["schemas"]["WebhookDeletedEvent"] | components["schemas"]["WebhookEnabledEvent"] | components["schemas"]["WebhookDisabledEvent"] | components["schemas"]["WebhookSecretRotatedEvent"] | components["schemas"]["WebhookSecretViewedEvent"] | components["schemas"]["WebhookTestedEvent"] | components["schemas"]["WebhookReplayedEvent"] | components["schemas"]["ResetEvent"];
        /** @description The operator exported events from the command line. */
        EventsExportedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /** @description True if the operator did it on the command line. */
                by_operator?: boolean;
                /** @description The first day. */
                from: null | string;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                id: string;
                /** @description Whether only the audit trail was exported. */
                only_audit: boolean;
                /** @description The last day. */
                to: null | string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["InstallationSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "events.exported";
        };
        /**
         * @description A list of types of events.
         * @example [
         *       "signup.requested"
         *     ]
         */
        EventTypes: components["schemas"]["EventKind"][];
        /** @description The status of an export. */
        ExportRead: {
            expires_at: components["schemas"]["Timestamp"] | null;
            status: components["schemas"]["ExportStatus"];
            /**
             * @description The download URL, which is enough to download it while the session that requested it lasts. `null` until it is
             *     ready, and in every other session.
             * @example https://hall.example.org/api/v1/auth/me/export/file?token=AZoy…
             */
            url: string | null;
        };
        /**
         * @description The status of an export.
         *
         *     - `PENDING`: It is being packed.
         *     - `READY`: It can be downloaded.
         * @example PENDING
         * @enum {string}
         */
        ExportStatus: "PENDING" | "READY";
        /** @description A further file. */
        ExtraFileConfig: {
            /**
             * @description The slug of the category that needs it for publishing; `null`: every worker.
             * @example electrical
             */
            category: string | null;
            file: components["schemas"]["Slot"];
        };
        /** @description Work for an account that has failed for good. */
        FailureRead: {
            failed_at: components["schemas"]["Timestamp"] | null;
            /** @description `hirehall queue retry <id>` tries it again. */
            id: components["schemas"]["TaskId"];
            kind: components["schemas"]["TaskKind"];
            /** @example permanent error (550): no such user here */
            reason: string;
        };
        /** @description A client bookmarked a worker. */
        FavoriteAddedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @description The listing, if it is one that was bookmarked.
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                service_id?: string;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                user_id: string;
                /**
                 * Format: uuid
                 * @description The worker.
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                worker_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["UserSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "favorite.added";
        };
        /** @description A client no longer bookmarks a worker. */
        FavoriteRemovedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @description The listing, if it is one that was bookmarked.
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                service_id?: string;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                user_id: string;
                /**
                 * Format: uuid
                 * @description The worker.
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                worker_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["UserSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "favorite.removed";
        };
        /**
         * @description What is wrong with a field.
         *
         *     - `required`: The field is missing.
         *     - `unknown_field`: There is no field or parameter of this name.
         *     - `duplicate_field`: The field is given more than once.
         *     - `invalid_type`: The value has another JSON type, or is `null` although it must not be.
         *     - `unknown_value`: The value is not one of the accepted values, or does not exist.
         *     - `invalid_format`: The text does not have the format.
         *     - `too_short`: Fewer visible characters, or fewer items, than `min`.
         *     - `too_long`: More characters than `max`; in forms with files, more bytes.
         *     - `too_many`: More items or words than `max`.
         *     - `out_of_range`: The number is out of range. A bound that depends on other fields is omitted.
         *     - `duplicate`: An item occurs twice.
         *     - `one_of`: Both or none of these fields are given, but exactly one is required.
         *     - `forbidden_character`: A control character, a bidirectional override, or text that is not UTF-8.
         *     - `invalid_email`: Not an e-mail address with a public domain.
         *     - `invalid_phone_number`: Not a telephone number.
         *     - `invalid_name`: Not the name of a person.
         *     - `reserved_name`: A name that looks like the operator's staff.
         *     - `invalid_currency`: Not a currency of ISO 4217.
         *     - `invalid_time_zone`: Not a time zone of the IANA database.
         *     - `too_common`: A password that attackers try first.
         *     - `wrong_password`: Not the account's password.
         *     - `no_password`: The account has no password yet.
         *     - `wrong_code`: Not a valid code.
         *     - `invalid_token`: A token that is not valid, or no longer.
         *     - `invalid_cursor`: Not a cursor of this list.
         *     - `invalid_header`: A header that cannot be parsed.
         *     - `invalid_state`: The state does not belong to a sign-in attempt of this browser.
         *     - `invalid_path`: Not a path of this site.
         *     - `invalid_ceremony`: The ceremony has ended, or is another one.
         *     - `invalid_credential`: Not the response of an authenticator to this ceremony.
         *     - `not_allowed`: Not for this account.
         *     - `refused_address`: A URL to whose host no request may be sent.
         *     - `invalid_value`: Not a plausible value.
         *     - `expired`: A document that has expired.
         *     - `other_submission`: Not the submission of the path.
         *     - `too_many_parameters`: More than `max` parameters.
         *     - `infected`: The malware scanner has found something.
         *     - `too_large`: Larger than `max_bytes`. The empty pointer names the whole body.
         *     - `unsupported_media`: Of a media type that is not read here; a file by its bytes, not by its name. The pointer `/Content-Type` names that of the whole body.
         *     - `too_many_pixels`: A picture with too many pixels.
         *     - `animated_image`: An animated picture.
         *     - `damaged_image`: A damaged picture.
         *     - `damaged_document`: A damaged document.
         *     - `ambiguous_document`: A document that is also a file of another kind.
         * @example required
         * @enum {string}
         */
        FieldErrorCode: "required" | "unknown_field" | "duplicate_field" | "invalid_type" | "unknown_value" | "invalid_format" | "too_short" | "too_long" | "too_many" | "out_of_range" | "duplicate" | "one_of" | "forbidden_character" | "invalid_email" | "invalid_phone_number" | "invalid_name" | "reserved_name" | "invalid_currency" | "invalid_time_zone" | "too_common" | "wrong_password" | "no_password" | "wrong_code" | "invalid_token" | "invalid_cursor" | "invalid_header" | "invalid_state" | "invalid_path" | "invalid_ceremony" | "invalid_credential" | "not_allowed" | "refused_address" | "invalid_value" | "expired" | "other_submission" | "too_many_parameters" | "infected" | "too_large" | "unsupported_media" | "too_many_pixels" | "animated_image" | "damaged_image" | "damaged_document" | "ambiguous_document";
        /**
         * @description What a text about the error needs. Which parameters there are follows from the code.
         * @example {
         *       "max": 5,
         *       "min": 1
         *     }
         */
        FieldErrorParams: {
            /**
             * @description - with `unknown_value`: The accepted values; empty if they are not fixed.
             *     - with `unsupported_media`: The media types that are read.
             */
            accepted?: string[];
            /** @description - with `invalid_type`: The expected type. */
            expected?: components["schemas"]["JsonType"];
            /** @description - with `one_of`: The fields. */
            fields?: string[];
            /** @description - with `invalid_format`: The expected format. */
            format?: components["schemas"]["Format"];
            /** @description - with `unknown_field`: The known names. */
            known?: string[];
            /**
             * @description - with `too_long`: The maximum.
             *     - with `too_many`: The maximum.
             *     - with `out_of_range`: The largest value.
             *     - with `too_many_parameters`: The maximum.
             */
            max?: number;
            /** @description - with `too_large`: The maximum. In bytes. */
            max_bytes?: number;
            /**
             * @description - with `too_short`: The minimum.
             *     - with `out_of_range`: The smallest value.
             */
            min?: number;
        };
        /** @description Files that may be uploaded. */
        FileConfig: {
            identity_document: components["schemas"]["UploadConfig"];
            picture: components["schemas"]["UploadConfig"];
            selfie: components["schemas"]["UploadConfig"];
        };
        /**
         * @description One file.
         * @example {
         *       "file": "…"
         *     }
         */
        FileForm: {
            /**
             * Format: binary
             * @description PDF, JPEG or PNG of at most 10 MB; a selfie is JPEG or PNG.
             */
            file: Blob;
        };
        /** @description A file without its content. */
        FileRead: {
            /** @description Whether it waits for the malware scanner and cannot be viewed yet. */
            is_quarantined: boolean;
            /** @example image/jpeg */
            media_type: string;
            /** @description Its name, also the last segment of its path. */
            name: components["schemas"]["Slot"];
            reason: components["schemas"]["RefusalRead"] | null;
            /**
             * Format: int64
             * @description Bytes.
             * @example 482113
             */
            size: number;
        };
        /** @description A user's request to check a review. */
        FlagRead: {
            by: components["schemas"]["Person"];
            created_at: components["schemas"]["Timestamp"];
            /** @example This was another worker. */
            reason: string;
        };
        /**
         * @description Not allowed for you.
         * @example {
         *       "code": "account_banned",
         *       "detail": "The account is banned.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 403,
         *       "title": "Forbidden",
         *       "type": "about:blank"
         *     }
         */
        ForbiddenAccountBannedAccountFrozenCrossSiteEmailNotVerifiedLinkFirst: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "account_banned" | "account_frozen" | "cross_site" | "email_not_verified" | "link_first";
        };
        /**
         * @description Not allowed for you.
         * @example {
         *       "code": "account_banned",
         *       "detail": "The account is banned.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 403,
         *       "title": "Forbidden",
         *       "type": "about:blank"
         *     }
         */
        ForbiddenAccountBannedAccountFrozenEmailNotVerifiedLinkFirst: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "account_banned" | "account_frozen" | "email_not_verified" | "link_first";
        };
        /**
         * @description Not allowed for you.
         * @example {
         *       "code": "account_banned",
         *       "detail": "The account is banned.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 403,
         *       "title": "Forbidden",
         *       "type": "about:blank"
         *     }
         */
        ForbiddenAccountBannedCrossSite: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "account_banned" | "cross_site";
        };
        /**
         * @description Not allowed for you.
         * @example {
         *       "code": "account_frozen",
         *       "detail": "The account is frozen: it may read, but change nothing.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 403,
         *       "title": "Forbidden",
         *       "type": "about:blank"
         *     }
         */
        ForbiddenAccountFrozen: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "account_frozen";
        };
        /**
         * @description Not allowed for you.
         * @example {
         *       "code": "account_frozen",
         *       "detail": "The account is frozen: it may read, but change nothing.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 403,
         *       "title": "Forbidden",
         *       "type": "about:blank"
         *     }
         */
        ForbiddenAccountFrozenCrossSite: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "account_frozen" | "cross_site";
        };
        /**
         * @description Not allowed for you.
         * @example {
         *       "code": "account_frozen",
         *       "detail": "The account is frozen: it may read, but change nothing.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 403,
         *       "title": "Forbidden",
         *       "type": "about:blank"
         *     }
         */
        ForbiddenAccountFrozenCrossSiteKycFileRequiredKycRequiredSecondFactorRequiredWrongRole: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "account_frozen" | "cross_site" | "kyc_file_required" | "kyc_required" | "second_factor_required" | "wrong_role";
        };
        /**
         * @description Not allowed for you.
         * @example {
         *       "code": "account_frozen",
         *       "detail": "The account is frozen: it may read, but change nothing.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 403,
         *       "title": "Forbidden",
         *       "type": "about:blank"
         *     }
         */
        ForbiddenAccountFrozenCrossSiteKycFileRequiredKycRequiredWrongRole: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "account_frozen" | "cross_site" | "kyc_file_required" | "kyc_required" | "wrong_role";
        };
        /**
         * @description Not allowed for you.
         * @example {
         *       "code": "account_frozen",
         *       "detail": "The account is frozen: it may read, but change nothing.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 403,
         *       "title": "Forbidden",
         *       "type": "about:blank"
         *     }
         */
        ForbiddenAccountFrozenCrossSiteKycRequiredWrongRole: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "account_frozen" | "cross_site" | "kyc_required" | "wrong_role";
        };
        /**
         * @description Not allowed for you.
         * @example {
         *       "code": "account_frozen",
         *       "detail": "The account is frozen: it may read, but change nothing.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 403,
         *       "title": "Forbidden",
         *       "type": "about:blank"
         *     }
         */
        ForbiddenAccountFrozenCrossSiteSecondFactorRequired: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "account_frozen" | "cross_site" | "second_factor_required";
        };
        /**
         * @description Not allowed for you.
         * @example {
         *       "code": "account_frozen",
         *       "detail": "The account is frozen: it may read, but change nothing.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 403,
         *       "title": "Forbidden",
         *       "type": "about:blank"
         *     }
         */
        ForbiddenAccountFrozenCrossSiteSecondFactorRequiredWrongRole: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "account_frozen" | "cross_site" | "second_factor_required" | "wrong_role";
        };
        /**
         * @description Not allowed for you.
         * @example {
         *       "code": "account_frozen",
         *       "detail": "The account is frozen: it may read, but change nothing.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 403,
         *       "title": "Forbidden",
         *       "type": "about:blank"
         *     }
         */
        ForbiddenAccountFrozenCrossSiteWrongRole: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "account_frozen" | "cross_site" | "wrong_role";
        };
        /**
         * @description Not allowed for you.
         * @example {
         *       "code": "account_frozen",
         *       "detail": "The account is frozen: it may read, but change nothing.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 403,
         *       "title": "Forbidden",
         *       "type": "about:blank"
         *     }
         */
        ForbiddenAccountFrozenReasonNeededSecondFactorRequiredWrongRole: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "account_frozen" | "reason_needed" | "second_factor_required" | "wrong_role";
        };
        /**
         * @description Not allowed for you.
         * @example {
         *       "code": "cross_site",
         *       "detail": "A session in cookies may do this only from pages of this installation's own origin.",
         *       "params": {
         *         "origin": "…"
         *       },
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 403,
         *       "title": "Forbidden",
         *       "type": "about:blank"
         *     }
         */
        ForbiddenCrossSite: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "cross_site";
        };
        /**
         * @description Not allowed for you.
         * @example {
         *       "code": "cross_site",
         *       "detail": "A session in cookies may do this only from pages of this installation's own origin.",
         *       "params": {
         *         "origin": "…"
         *       },
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 403,
         *       "title": "Forbidden",
         *       "type": "about:blank"
         *     }
         */
        ForbiddenCrossSiteSecondFactorRequiredWrongRole: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "cross_site" | "second_factor_required" | "wrong_role";
        };
        /**
         * @description Not allowed for you.
         * @example {
         *       "code": "cross_site",
         *       "detail": "A session in cookies may do this only from pages of this installation's own origin.",
         *       "params": {
         *         "origin": "…"
         *       },
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 403,
         *       "title": "Forbidden",
         *       "type": "about:blank"
         *     }
         */
        ForbiddenCrossSiteWrongRole: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "cross_site" | "wrong_role";
        };
        /**
         * @description Not allowed for you.
         * @example {
         *       "code": "foreign_origin",
         *       "detail": "Pages of this origin may not open live feeds.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 403,
         *       "title": "Forbidden",
         *       "type": "about:blank"
         *     }
         */
        ForbiddenForeignOriginSecondFactorRequired: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "foreign_origin" | "second_factor_required";
        };
        /**
         * @description Not allowed for you.
         * @example {
         *       "code": "second_factor_required",
         *       "detail": "Administrators need a second factor for this: set one up, or sign in with it.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 403,
         *       "title": "Forbidden",
         *       "type": "about:blank"
         *     }
         */
        ForbiddenSecondFactorRequired: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "second_factor_required";
        };
        /**
         * @description Not allowed for you.
         * @example {
         *       "code": "second_factor_required",
         *       "detail": "Administrators need a second factor for this: set one up, or sign in with it.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 403,
         *       "title": "Forbidden",
         *       "type": "about:blank"
         *     }
         */
        ForbiddenSecondFactorRequiredWrongRole: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "second_factor_required" | "wrong_role";
        };
        /**
         * @description Not allowed for you.
         * @example {
         *       "code": "wrong_role",
         *       "detail": "Accounts with another role may do this.",
         *       "params": {
         *         "allowed": [
         *           "…"
         *         ]
         *       },
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 403,
         *       "title": "Forbidden",
         *       "type": "about:blank"
         *     }
         */
        ForbiddenWrongRole: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "wrong_role";
        };
        /**
         * @description A format of text, as JSON Schema names it where it does.
         * @example uuid
         * @enum {string}
         */
        Format: "uuid" | "date" | "date-time" | "position" | "map-part" | "url" | "slug" | "icon-name" | "quantity";
        /** @description A legal hold. */
        HoldOverview: {
            placed_at: components["schemas"]["Timestamp"];
            placed_by: components["schemas"]["Person"];
            /** @example The public prosecutor has asked for them: 12 Js 345/26. */
            reason: string;
        };
        /** @description What an identity check asks a worker for. */
        IdentityCheckConfig: {
            /** @description The accepted documents, one of which is needed. */
            documents: components["schemas"]["DocumentConfig"][];
            /** @description Further files that are needed. */
            extra_files: components["schemas"]["ExtraFileConfig"][];
            /** @description Whether a selfie is needed. */
            selfie: boolean;
            /**
             * Format: int32
             * @description After how many days an approval ends at the latest; `null`: with the document, or never.
             * @example 365
             */
            valid_days: number | null;
        };
        /**
         * Format: uuid
         * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
         */
        IdentityId: string;
        /** @description An account at an OpenID provider was linked. */
        IdentityLinkedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @description The linked account.
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                identity_id: string;
                /** @description The name of the provider. */
                provider: string;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                user_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["UserSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "identity.linked";
        };
        /** @description The identity check of a worker. */
        IdentityOverview: {
            status: components["schemas"]["KycStatus"];
            /** @description Newest first, at most 100. */
            submissions: components["schemas"]["SubmissionOverview"][];
        };
        /** @description A provider account that can sign in to this account. */
        IdentityRead: {
            created_at: components["schemas"]["Timestamp"];
            id: components["schemas"]["IdentityId"];
            /** @example https://accounts.google.com */
            issuer: string;
            /** @description When it was last used to sign in. */
            last_used_at: components["schemas"]["Timestamp"];
            /**
             * @description The provider's display name, or its issuer.
             * @example Google
             */
            name: string;
        };
        /** @description An account at an OpenID provider was unlinked. */
        IdentityRemovedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @description The linked account.
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                identity_id: string;
                /** @description The name of the provider. */
                provider: string;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                user_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["UserSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "identity.removed";
        };
        /** @description A message, as administrators see it. */
        InspectedMessage: {
            /** @example Could you come on Tuesday? */
            content: string;
            id: components["schemas"]["MessageId"];
            sender: components["schemas"]["Person"];
            sent_at: components["schemas"]["Timestamp"];
        };
        /** @description The right to read a conversation. */
        InspectionRead: {
            /** @description Until when you may read the messages. */
            until: components["schemas"]["Timestamp"];
        };
        /** @description The installation as a whole; nothing else has its id. */
        InstallationSubject: {
            /**
             * Format: uuid
             * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
             */
            id: string;
            /** @enum {string} */
            kind: "installation";
            label: null;
        };
        /**
         * @description An invalid field.
         * @example {
         *       "code": "out_of_range",
         *       "detail": "must be between 1 and 5",
         *       "params": {
         *         "max": 5,
         *         "min": 1
         *       },
         *       "pointer": "/rating"
         *     }
         */
        InvalidField: {
            code: components["schemas"]["FieldErrorCode"];
            /**
             * @description The error, for people.
             * @example must be between 1 and 5
             */
            detail: string;
            params?: components["schemas"]["FieldErrorParams"];
            /**
             * @description A JSON pointer (RFC 6901) into the body, or a slash and the name of a parameter or header.
             * @example /rating
             */
            pointer: string;
        };
        /**
         * @description What a worker accepts.
         * @example {
         *       "version": 1
         *     }
         */
        JobAcceptance: {
            /**
             * Format: int64
             * @description The `version` of the proposal that you have seen. Without it, only a proposal that was never changed is accepted.
             * @example 1
             */
            version?: number | null;
        };
        /** @description A job was agreed: an offer, or a proposal without terms, was accepted. A notification for CLIENT and WORKER, if others have done it. */
        JobAcceptedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: components["schemas"]["JobEventData"];
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["JobSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "job.accepted";
        };
        /**
         * @description The actions on a job.
         *
         *     - `CHANGE`: Change its title or description.
         *     - `OFFER`: Make an offer; an open one is superseded.
         *     - `ACCEPT`: Accept the open offer, or a proposal without terms.
         *     - `DECLINE`: Decline the open offer.
         *     - `WITHDRAW`: Withdraw the open offer.
         *     - `REJECT`: Decline the job.
         *     - `CANCEL`: Cancel it.
         *     - `EXPIRE`: Let it expire after inactivity.
         *     - `COMPLETE`: Mark the work as done.
         *     - `REPORT_NO_SHOW`: Report that the other side did not come.
         *     - `CONTEST`: Contest the report of the other side.
         *     - `REQUEST_CHANGES`: Ask for changes of work that is done.
         *     - `FINALIZE`: Confirm that the work is done.
         *     - `DISPUTE`: Open a dispute.
         *     - `SETTLE`: Accept a settlement of the dispute.
         *     - `DEFAULT`: Let what one side says count, because the other has not answered in time.
         *     - `RESOLVE`: Decide the dispute.
         * @example CHANGE
         * @enum {string}
         */
        JobAction: "CHANGE" | "OFFER" | "ACCEPT" | "DECLINE" | "WITHDRAW" | "REJECT" | "CANCEL" | "EXPIRE" | "COMPLETE" | "REPORT_NO_SHOW" | "CONTEST" | "REQUEST_CHANGES" | "FINALIZE" | "DISPUTE" | "SETTLE" | "DEFAULT" | "RESOLVE";
        /** @description An offer for a job that was agreed before was accepted: its terms hold from now on. A notification for CLIENT and WORKER, if others have done it. */
        JobAmendedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: components["schemas"]["JobEventData"];
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["JobSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "job.amended";
        };
        /** @description An administrator decided on an appeal. A notification for CLIENT and WORKER, if others have done it. */
        JobAppealDecidedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: components["schemas"]["JobEventData"];
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["JobSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "job.appeal_decided";
        };
        /**
         * @description Why a job is cancelled, and what the client is expected to owe for it.
         * @example {
         *       "client_owes": {
         *         "amount": 12500,
         *         "currency": "EUR"
         *       },
         *       "reason": "The date does not suit me."
         *     }
         */
        JobCancel: {
            client_owes?: components["schemas"]["Money"] | null;
            /**
             * @description One line, for the other side.
             * @example The date does not suit me.
             */
            reason: string;
        };
        /** @description The client or the worker cancelled a job, or it was cancelled because one of them did not come. A notification for CLIENT and WORKER, if others have done it. */
        JobCancelledEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: components["schemas"]["JobEventData"];
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["JobSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "job.cancelled";
        };
        /** @description A job as administrators see it. */
        JobCaseRead: {
            conversation: components["schemas"]["ConversationRead"];
            dispute: components["schemas"]["DisputeStatus"] | null;
            /** @description What happened with it, oldest first; of more than 50 entries, the latest. */
            history: components["schemas"]["JobEventRead"][];
            job: components["schemas"]["JobRead"];
            /**
             * @description Its offers with their lines, the newest first; of more than 20, the latest.
             * @example []
             */
            offers: components["schemas"]["JobOfferRead"][];
            /**
             * @description The reviews that can be read, the client's first, removed ones included. Whether there are others is not told.
             * @example []
             */
            reviews: components["schemas"]["ReviewOfJobRead"][];
        };
        /** @description A client changed title or description of a job that the worker has not answered. A notification for WORKER, if others have done it. */
        JobChangedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: components["schemas"]["JobEventData"];
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["JobSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "job.changed";
        };
        /** @description The client asked for changes of work that is done. A notification for WORKER, if others have done it. */
        JobChangesRequestedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: components["schemas"]["JobEventData"];
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["JobSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "job.changes_requested";
        };
        /** @description The worker completed a job. A notification for CLIENT, if others have done it. */
        JobCompletedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: components["schemas"]["JobEventData"];
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["JobSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "job.completed";
        };
        /**
         * @description A proposed job. With `price`, `lines` or `scheduled_at` it carries offer 1; without them it is accepted by agreement, or offers follow.
         * @example {
         *       "description": "I have been at it for twelve years.\nFair prices, clean work.",
         *       "duration_minutes": 90,
         *       "lines": [],
         *       "price": {
         *         "amount": 12500,
         *         "currency": "EUR"
         *       },
         *       "scheduled_at": "2026-05-04T10:00:00.123456Z",
         *       "thread_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "title": "Leaking taps and pipes"
         *     }
         */
        JobCreate: {
            description?: components["schemas"]["Paragraph_0_5000"] | null;
            /**
             * Format: int64
             * @description How long the work takes.
             * @example 90
             */
            duration_minutes?: number | null;
            /**
             * @description The lines of the offer; `total` is their sum.
             * @example []
             */
            lines?: components["schemas"]["OfferLineCreate"][];
            price?: components["schemas"]["Money"] | null;
            scheduled_at?: components["schemas"]["Timestamp"] | null;
            /** @description The open conversation it belongs to. */
            thread_id: components["schemas"]["ThreadId"];
            title?: components["schemas"]["Line_1_100"] | null;
        };
        /** @description A client proposed a job. A notification for WORKER, if others have done it. */
        JobCreatedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: components["schemas"]["JobEventData"];
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["JobSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "job.created";
        };
        /** @description What happens by itself, some minutes after `at` at most. No action on the job can prevent it after `at`. */
        JobDeadline: {
            at: components["schemas"]["Timestamp"];
            what: components["schemas"]["DeadlineKind"];
        };
        /** @description One side appealed against the decision of an administrator. A notification for CLIENT and WORKER and ADMIN, if others have done it. */
        JobDecisionAppealedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: components["schemas"]["JobEventData"];
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["JobSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "job.decision_appealed";
        };
        /** @description A dispute was decided: by a settlement, by an administrator, or because one side said nothing. A notification for CLIENT and WORKER, if others have done it. */
        JobDisputeDecidedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: components["schemas"]["JobEventData"];
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["JobSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "job.dispute_decided";
        };
        /** @description The two sides of a job see differently what happened. A notification for CLIENT and WORKER and ADMIN, if others have done it. */
        JobDisputedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: components["schemas"]["JobEventData"];
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["JobSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "job.disputed";
        };
        /** @description What every event of a job tells. */
        JobEventData: {
            job_id: components["schemas"]["JobId"];
            /**
             * Format: int64
             * @description The number of the offer that it is about; missing if it is about none, and after the event was archived.
             * @example 1
             */
            offer?: number;
            /** @description The status since then. */
            status: components["schemas"]["JobStatus"];
            /** @description The conversation. */
            thread_id: components["schemas"]["ThreadId"];
            /**
             * Format: int64
             * @description Increases with each change.
             * @example 2
             */
            version: number;
        };
        /** @description An event of a job. */
        JobEventRead: {
            actor: components["schemas"]["Person"] | null;
            at: components["schemas"]["Timestamp"];
            data: components["schemas"]["JobEventData"];
            /**
             * Format: int64
             * @example 4711
             */
            id: number;
            type: components["schemas"]["EventKind"];
        };
        /** @description A proposed job expired because it was not answered. A notification for CLIENT and WORKER, if others have done it. */
        JobExpiredEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: components["schemas"]["JobEventData"];
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["JobSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "job.expired";
        };
        /** @description A job was finalized by its client, or because the client did not respond in time. A notification for CLIENT and WORKER, if others have done it. */
        JobFinalizedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: components["schemas"]["JobEventData"];
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["JobSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "job.finalized";
        };
        /**
         * Format: uuid
         * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
         */
        JobId: string;
        /** @description One side reported that the other did not come. A notification for CLIENT and WORKER, if others have done it. */
        JobNoShowReportedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: components["schemas"]["JobEventData"];
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["JobSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "job.no_show_reported";
        };
        /** @description The other side declined an offer. A notification for CLIENT and WORKER, if others have done it. */
        JobOfferDeclinedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: components["schemas"]["JobEventData"];
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["JobSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "job.offer_declined";
        };
        /** @description An offer expired because it was not answered. A notification for CLIENT and WORKER, if others have done it. */
        JobOfferExpiredEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: components["schemas"]["JobEventData"];
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["JobSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "job.offer_expired";
        };
        /** @description One side of a job made an offer. A notification for CLIENT and WORKER, if others have done it. */
        JobOfferMadeEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: components["schemas"]["JobEventData"];
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["JobSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "job.offer_made";
        };
        /**
         * @description An offer with its lines.
         * @example {
         *       "by": "CLIENT",
         *       "cancellation_policy": "FLEXIBLE",
         *       "created_at": "2026-05-04T10:00:00.123456Z",
         *       "decided_at": "2026-05-04T10:00:00.123456Z",
         *       "decline_reason": null,
         *       "duration_minutes": 90,
         *       "expires_at": "2026-05-04T10:00:00.123456Z",
         *       "lines": [
         *         {
         *           "description": "Work on site",
         *           "quantity": "2.5",
         *           "total": {
         *             "amount": 12500,
         *             "currency": "EUR"
         *           },
         *           "unit": "HOUR",
         *           "unit_price": {
         *             "amount": 12500,
         *             "currency": "EUR"
         *           }
         *         }
         *       ],
         *       "note": "I bring the material.",
         *       "number": 1,
         *       "scheduled_at": "2026-05-04T10:00:00.123456Z",
         *       "status": "OPEN",
         *       "total": {
         *         "amount": 12500,
         *         "currency": "EUR"
         *       }
         *     }
         */
        JobOfferRead: components["schemas"]["JobOfferSummary"] & {
            decided_at: components["schemas"]["Timestamp"] | null;
            /**
             * @description Why it was declined.
             * @example null
             */
            decline_reason: string | null;
            lines: components["schemas"]["OfferLineRead"][];
            /** @example I bring the material. */
            note: string | null;
            status: components["schemas"]["OfferStatus"];
        };
        /** @description An offer, as a job shows it. */
        JobOfferSummary: {
            by: components["schemas"]["Side"];
            cancellation_policy: components["schemas"]["CancellationPolicy"] | null;
            created_at: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @example 90
             */
            duration_minutes: number | null;
            expires_at: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @description Offers of a job are numbered from 1.
             * @example 1
             */
            number: number;
            scheduled_at: components["schemas"]["Timestamp"] | null;
            total: components["schemas"]["Money"] | null;
        };
        /** @description Its author withdrew an offer. A notification for CLIENT and WORKER, if others have done it. */
        JobOfferWithdrawnEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: components["schemas"]["JobEventData"];
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["JobSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "job.offer_withdrawn";
        };
        /** @description What came of a job that was called off after the agreement, or disputed. */
        JobOutcome: {
            /** @description Who has cancelled it, has reported the other side, or has opened the dispute. */
            by: components["schemas"]["Side"];
            client_owes: components["schemas"]["Money"] | null;
            decided_by: components["schemas"]["DecidedBy"];
            /**
             * @description Whether it was called off when that was not free any more.
             * @example true
             */
            late: boolean;
            reason: components["schemas"]["OutcomeReason"];
            worker_gets: components["schemas"]["Money"] | null;
        };
        /** @description A job as its participants see it. */
        JobRead: {
            accepted_at: components["schemas"]["Timestamp"] | null;
            agreed_offer: components["schemas"]["JobOfferSummary"] | null;
            /**
             * @description What you may do with it now, by its status and your account.
             * @example [
             *       "CANCEL"
             *     ]
             */
            allowed_actions: components["schemas"]["JobAction"][];
            /**
             * @description Whether you can review it now.
             * @example false
             */
            can_review: boolean;
            cancelled_at: components["schemas"]["Timestamp"] | null;
            /**
             * Format: int64
             * @description How often the client has asked for changes, at most three times.
             * @example 0
             */
            change_requests: number;
            client: components["schemas"]["UserSummary"];
            completed_at: components["schemas"]["Timestamp"] | null;
            created_at: components["schemas"]["Timestamp"];
            /** @description What happens without either side, the next first. */
            deadlines: components["schemas"]["JobDeadline"][];
            /** @example The tap in the kitchen drips. */
            description: string | null;
            finalized_at: components["schemas"]["Timestamp"] | null;
            id: components["schemas"]["JobId"];
            no_show_reported_by: components["schemas"]["Side"] | null;
            open_offer: components["schemas"]["JobOfferSummary"] | null;
            outcome: components["schemas"]["JobOutcome"] | null;
            price: components["schemas"]["Money"] | null;
            /**
             * @description Why it was declined or cancelled, or what is to be changed in the work.
             * @example null
             */
            reason: string | null;
            review: components["schemas"]["JobReview"] | null;
            scheduled_at: components["schemas"]["Timestamp"] | null;
            service: components["schemas"]["JobService"] | null;
            status: components["schemas"]["JobStatus"];
            thread_id: components["schemas"]["ThreadId"];
            /** @example Leaking taps and pipes */
            title: string;
            updated_at: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @description Increases with each change.
             * @example 1
             */
            version: number;
            worker: components["schemas"]["UserSummary"];
        };
        /** @description The worker rejected a job. A notification for CLIENT, if others have done it. */
        JobRejectedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: components["schemas"]["JobEventData"];
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["JobSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "job.rejected";
        };
        /** @description The review of a job. */
        JobReview: {
            id: components["schemas"]["ReviewId"];
            /** @description False after an administrator has removed it. */
            is_visible: boolean;
            /**
             * Format: int64
             * @description `null` if it is about a job that was called off late.
             * @example 5
             */
            rating: number | null;
        };
        /** @description The reviews of a job, as one of its sides sees them. */
        JobReviewsRead: {
            /**
             * @description Whether you can reply to the other side's review now, or change your reply.
             * @example false
             */
            can_reply: boolean;
            /**
             * @description Whether you can review the job now.
             * @example true
             */
            can_review: boolean;
            job_id: components["schemas"]["JobId"];
            mine: components["schemas"]["OwnReviewRead"] | null;
            /**
             * @description Whether a review of this job has stars (`rating`). If not, it has words alone: no work was done that stars could rate.
             * @example true
             */
            needs_stars: boolean;
            review_until: components["schemas"]["Timestamp"] | null;
            theirs: components["schemas"]["ReviewRead"] | null;
        };
        /** @description The listing of the job. */
        JobService: {
            id: components["schemas"]["ServiceId"];
            /** @example Leaking taps and pipes */
            title: string;
        };
        /** @description The other side declined a settlement. A notification for CLIENT and WORKER, if others have done it. */
        JobSettlementDeclinedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: components["schemas"]["JobEventData"];
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["JobSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "job.settlement_declined";
        };
        /** @description One side proposed to settle a dispute. A notification for CLIENT and WORKER, if others have done it. */
        JobSettlementProposedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: components["schemas"]["JobEventData"];
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["JobSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "job.settlement_proposed";
        };
        /** @description How many jobs have a status. */
        JobsOverview: {
            /**
             * Format: int64
             * @example 12
             */
            count: number;
            status: components["schemas"]["JobStatus"];
        };
        /** @description One side said something about a dispute. A notification for CLIENT and WORKER, if others have done it. */
        JobStatementMadeEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: components["schemas"]["JobEventData"];
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["JobSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "job.statement_made";
        };
        /**
         * @description The status of a job.
         *
         *     - `NEGOTIATING`: It is proposed, and nothing is agreed.
         *     - `ACCEPTED`: Both sides have agreed on it.
         *     - `REJECTED`: The worker has declined it.
         *     - `COMPLETED`: The worker has marked the work as done.
         *     - `FINALIZED`: The work is confirmed, or counts as confirmed.
         *     - `CANCELLED`: It was called off.
         *     - `EXPIRED`: Neither side responded in time.
         *     - `DISPUTED`: The two sides see differently what happened; nothing ends by itself while they do.
         * @example NEGOTIATING
         * @enum {string}
         */
        JobStatus: "NEGOTIATING" | "ACCEPTED" | "REJECTED" | "COMPLETED" | "FINALIZED" | "CANCELLED" | "EXPIRED" | "DISPUTED";
        /** @description A job. */
        JobSubject: {
            /**
             * Format: uuid
             * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
             */
            id: string;
            /** @enum {string} */
            kind: "job";
            /** @description What it is called now. `null` if it has no name, or it is deleted, and in what webhooks get. */
            label: null | string;
        };
        /**
         * @description Changes of a proposal. Omitted fields stay unchanged; `null` clears an optional field. Price and time are changed by another offer.
         * @example {
         *       "description": "I have been at it for twelve years.\nFair prices, clean work.",
         *       "title": "Leaking taps and pipes"
         *     }
         */
        JobUpdate: {
            description?: components["schemas"]["Change_Paragraph_0_5000"];
            title?: components["schemas"]["Line_1_100"];
        };
        /**
         * @description A type of JSON, as JSON Schema names it.
         * @example string
         * @enum {string}
         */
        JsonType: "string" | "integer" | "number" | "boolean" | "array" | "object";
        /**
         * Format: uuid
         * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
         */
        KeyId: string;
        /** @description A submission was approved. A notification for WORKER, if others have done it. */
        KycApprovedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /** @description Why. */
                reason_code: null | components["schemas"]["ReasonCode"];
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                submission_id: string;
                /**
                 * Format: uuid
                 * @description The worker.
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                worker_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["SubmissionSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "kyc.approved";
        };
        /** @description Some documents of a submission have to be replaced. A notification for WORKER, if others have done it. */
        KycChangesRequestedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /** @description Why. */
                reason_code: null | components["schemas"]["ReasonCode"];
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                submission_id: string;
                /**
                 * Format: uuid
                 * @description The worker.
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                worker_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["SubmissionSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "kyc.changes_requested";
        };
        /** @description The identity check service returned its result. */
        KycCheckedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                submission_id: string;
                verdict: components["schemas"]["CheckVerdict"];
                /**
                 * Format: uuid
                 * @description The worker.
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                worker_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["SubmissionSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "kyc.checked";
        };
        /** @description An administrator claimed a submission. */
        KycClaimedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /** @description Why. */
                reason_code: null | components["schemas"]["ReasonCode"];
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                submission_id: string;
                /**
                 * Format: uuid
                 * @description The worker.
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                worker_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["SubmissionSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "kyc.claimed";
        };
        /** @description Documents were destroyed because their retention period is over. A notification for WORKER, if others have done it. */
        KycDocumentsDestroyedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                submission_id: string;
                /**
                 * Format: uuid
                 * @description The worker.
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                worker_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["SubmissionSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "kyc.documents_destroyed";
        };
        /** @description The first of two administrators endorsed a submission. */
        KycEndorsedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /** @description Why. */
                reason_code: null | components["schemas"]["ReasonCode"];
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                submission_id: string;
                /**
                 * Format: uuid
                 * @description The worker.
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                worker_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["SubmissionSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "kyc.endorsed";
        };
        /** @description An approval expired. A notification for WORKER, if others have done it. */
        KycExpiredEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                submission_id: string;
                /**
                 * Format: uuid
                 * @description The worker.
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                worker_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["SubmissionSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "kyc.expired";
        };
        /** @description An approval expires soon. A notification for WORKER, if others have done it. */
        KycExpiresSoonEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @description In how many days.
                 * @example 2
                 */
                days: number;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                submission_id: string;
                /**
                 * Format: uuid
                 * @description The worker.
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                worker_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["SubmissionSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "kyc.expires_soon";
        };
        /** @description The identity check service fetched a document. */
        KycFileFetchedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                file: components["schemas"]["Slot"];
                /** @description The network address that it was sent to. */
                from: string;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                submission_id: string;
                /**
                 * Format: uuid
                 * @description The worker.
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                worker_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["SubmissionSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "kyc.file_fetched";
        };
        /** @description The malware scanner rejected a submitted file. It was destroyed and has to be replaced. A notification for WORKER and ADMIN, if others have done it. */
        KycFileInfectedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                submission_id: string;
                /**
                 * Format: uuid
                 * @description The worker.
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                worker_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["SubmissionSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "kyc.file_infected";
        };
        /** @description An administrator viewed a document. */
        KycFileViewedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                file: components["schemas"]["Slot"];
                /** @description The network address that it was sent to. */
                from: string;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                submission_id: string;
                /**
                 * Format: uuid
                 * @description The worker.
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                worker_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["SubmissionSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "kyc.file_viewed";
        };
        /**
         * @description The status of your identity check with your submissions. Before the first one, `status` is `NOT_SUBMITTED`
         *     and the rest is empty.
         */
        KycRead: {
            document_type: components["schemas"]["DocumentType"] | null;
            /** @description Newest first. */
            history: components["schemas"]["SubmissionRead"][];
            id: components["schemas"]["SubmissionId"] | null;
            reason: components["schemas"]["RefusalRead"] | null;
            reviewed_at: components["schemas"]["Timestamp"] | null;
            status: components["schemas"]["KycStatus"];
            submitted_at: components["schemas"]["Timestamp"] | null;
        };
        /** @description A submission was rejected. A notification for WORKER, if others have done it. */
        KycRejectedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /** @description Why. */
                reason_code: null | components["schemas"]["ReasonCode"];
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                submission_id: string;
                /**
                 * Format: uuid
                 * @description The worker.
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                worker_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["SubmissionSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "kyc.rejected";
        };
        /** @description An administrator released a submission. */
        KycReleasedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /** @description Why. */
                reason_code: null | components["schemas"]["ReasonCode"];
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                submission_id: string;
                /**
                 * Format: uuid
                 * @description The worker.
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                worker_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["SubmissionSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "kyc.released";
        };
        /** @description An approval was revoked. A notification for WORKER, if others have done it. */
        KycRevokedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /** @description Why. */
                reason_code: null | components["schemas"]["ReasonCode"];
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                submission_id: string;
                /**
                 * Format: uuid
                 * @description The worker.
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                worker_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["SubmissionSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "kyc.revoked";
        };
        /**
         * @description The status of a worker's identity check.
         *
         *     - `NOT_SUBMITTED`: No documents were submitted yet.
         *     - `PENDING`: Waits for an administrator.
         *     - `IN_REVIEW`: An administrator has claimed it.
         *     - `APPROVED`: The identity is verified.
         *     - `REJECTED`: Rejected; the worker may submit again.
         *     - `NEEDS_RESUBMISSION`: Some files must be submitted again.
         *     - `EXPIRED`: The approval has expired.
         *     - `REVOKED`: The approval was revoked.
         * @example NOT_SUBMITTED
         * @enum {string}
         */
        KycStatus: "NOT_SUBMITTED" | "PENDING" | "IN_REVIEW" | "APPROVED" | "REJECTED" | "NEEDS_RESUBMISSION" | "EXPIRED" | "REVOKED";
        /** @description A worker submitted documents. A notification for ADMIN, if others have done it. */
        KycSubmittedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                submission_id: string;
                /**
                 * Format: uuid
                 * @description The worker.
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                worker_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["SubmissionSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "kyc.submitted";
        };
        /**
         * @description The tag of a language (BCP 47).
         * @example de
         * @enum {string}
         */
        Language: "de" | "en";
        /** @description A legal hold on a worker's documents. */
        LegalHoldRead: {
            placed_at: components["schemas"]["Timestamp"];
            /** @description The administrator who placed or changed it last. */
            placed_by: components["schemas"]["Person"];
            /** @example The public prosecutor has asked for them: 12 Js 345/26. */
            reason: string;
        };
        /**
         * @description Too much at once; try again after `Retry-After` seconds.
         * @example {
         *       "code": "too_many_requests",
         *       "detail": "Too many attempts.",
         *       "params": {
         *         "retry_after": 0
         *       },
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 429,
         *       "title": "Too Many Requests",
         *       "type": "about:blank"
         *     }
         */
        Limited: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "too_many_requests";
        };
        /**
         * @description Too much at once; try again after `Retry-After` seconds.
         * @example {
         *       "code": "too_many_feeds",
         *       "detail": "The account has too many live feeds open. Close one first.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 429,
         *       "title": "Too Many Requests",
         *       "type": "about:blank"
         *     }
         */
        LimitedTooManyFeeds: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "too_many_feeds" | "too_many_requests";
        };
        /**
         * @description Too much at once; try again after `Retry-After` seconds.
         * @example {
         *       "code": "too_many_requests",
         *       "detail": "Too many attempts.",
         *       "params": {
         *         "retry_after": 0
         *       },
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 429,
         *       "title": "Too Many Requests",
         *       "type": "about:blank"
         *     }
         */
        LimitedTooManyUploads: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "too_many_requests" | "too_many_uploads";
        };
        /** @example Leaking taps and pipes */
        Line_1_40: string;
        /** @example Leaking taps and pipes */
        Line_1_60: string;
        /** @example Leaking taps and pipes */
        Line_1_80: string;
        /** @example Leaking taps and pipes */
        Line_1_100: string;
        /** @example Leaking taps and pipes */
        Line_1_200: string;
        /** @example Leaking taps and pipes */
        Line_1_500: string;
        /** @example Leaking taps and pipes */
        Line_3_100: string;
        /**
         * @description Linking a provider to the caller's account.
         * @example {
         *       "password": "hirehall-demo",
         *       "return_to": "/settings",
         *       "totp_code": "Leaking taps and pipes"
         *     }
         */
        LinkRequest: {
            password: components["schemas"]["Password"];
            /**
             * @description A path of this site, the final target of the browser.
             * @example /settings
             */
            return_to?: string | null;
            totp_code?: components["schemas"]["Line_1_40"] | null;
        };
        /** @description Where to continue. */
        LinkStart: {
            /**
             * @description Open it in the browser that sent this request.
             * @example https://accounts.google.com/o/oauth2/v2/auth?client_id=…
             */
            url: string;
        };
        /**
         * @description The secret of a mailed link.
         * @example {
         *       "token": "Leaking taps and pipes"
         *     }
         */
        LinkToken: {
            token: components["schemas"]["Line_1_200"];
        };
        /** @description How much of something there may be. */
        ListConfig: {
            /**
             * @description Live feeds of one account at the same time, on each node.
             * @example 16
             */
            live_feeds: number;
            /**
             * @description The items of a page without `limit`.
             * @example 20
             */
            page: number;
            /**
             * Format: int64
             * @description The largest `limit`.
             * @example 100
             */
            page_max: number;
            /** @example 20 */
            passkeys: number;
            /** @example 30 */
            skills: number;
        };
        /** @description A page of a list. */
        Listed_AnyServiceRead: {
            /** @description The items of this page, in the order of the list. */
            items: components["schemas"]["AnyServiceRead"][];
            /**
             * @description The cursor of the next page; `null` on the last page.
             * @example null
             */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Listed_Appeal: {
            /** @description The items of this page, in the order of the list. */
            items: components["schemas"]["Appeal"][];
            /**
             * @description The cursor of the next page; `null` on the last page.
             * @example null
             */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Listed_AttemptRead: {
            /** @description The items of this page, in the order of the list. */
            items: components["schemas"]["AttemptRead"][];
            /**
             * @description The cursor of the next page; `null` on the last page.
             * @example null
             */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Listed_AuditRead: {
            /** @description The items of this page, in the order of the list. */
            items: components["schemas"]["AuditRead"][];
            /**
             * @description The cursor of the next page; `null` on the last page.
             * @example null
             */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Listed_CaseRead: {
            /** @description The items of this page, in the order of the list. */
            items: components["schemas"]["CaseRead"][];
            /**
             * @description The cursor of the next page; `null` on the last page.
             * @example null
             */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Listed_CategoryRead: {
            /** @description The items of this page, in the order of the list. */
            items: components["schemas"]["CategoryRead"][];
            /**
             * @description The cursor of the next page; `null` on the last page.
             * @example null
             */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Listed_EventRead: {
            /** @description The items of this page, in the order of the list. */
            items: components["schemas"]["EventRead"][];
            /**
             * @description The cursor of the next page; `null` on the last page.
             * @example null
             */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Listed_IdentityRead: {
            /** @description The items of this page, in the order of the list. */
            items: components["schemas"]["IdentityRead"][];
            /**
             * @description The cursor of the next page; `null` on the last page.
             * @example null
             */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Listed_InspectedMessage: {
            /** @description The items of this page, in the order of the list. */
            items: components["schemas"]["InspectedMessage"][];
            /**
             * @description The cursor of the next page; `null` on the last page.
             * @example null
             */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Listed_JobEventRead: {
            /** @description The items of this page, in the order of the list. */
            items: components["schemas"]["JobEventRead"][];
            /**
             * @description The cursor of the next page; `null` on the last page.
             * @example null
             */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Listed_JobOfferRead: {
            /** @description The items of this page, in the order of the list. */
            items: components["schemas"]["JobOfferRead"][];
            /**
             * @description The cursor of the next page; `null` on the last page.
             * @example null
             */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Listed_JobRead: {
            /** @description The items of this page, in the order of the list. */
            items: components["schemas"]["JobRead"][];
            /**
             * @description The cursor of the next page; `null` on the last page.
             * @example null
             */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Listed_MessageRead: {
            /** @description The items of this page, in the order of the list. */
            items: components["schemas"]["MessageRead"][];
            /**
             * @description The cursor of the next page; `null` on the last page.
             * @example null
             */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Listed_ModeratedRead: {
            /** @description The items of this page, in the order of the list. */
            items: components["schemas"]["ModeratedRead"][];
            /**
             * @description The cursor of the next page; `null` on the last page.
             * @example null
             */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Listed_NameChangeRead: {
            /** @description The items of this page, in the order of the list. */
            items: components["schemas"]["NameChangeRead"][];
            /**
             * @description The cursor of the next page; `null` on the last page.
             * @example null
             */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Listed_PasskeyRead: {
            /** @description The items of this page, in the order of the list. */
            items: components["schemas"]["PasskeyRead"][];
            /**
             * @description The cursor of the next page; `null` on the last page.
             * @example null
             */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Listed_PublicWorker: {
            /** @description The items of this page, in the order of the list. */
            items: components["schemas"]["PublicWorker"][];
            /**
             * @description The cursor of the next page; `null` on the last page.
             * @example null
             */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Listed_QueuedDisputeRead: {
            /** @description The items of this page, in the order of the list. */
            items: components["schemas"]["QueuedDisputeRead"][];
            /**
             * @description The cursor of the next page; `null` on the last page.
             * @example null
             */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Listed_ReviewRead: {
            /** @description The items of this page, in the order of the list. */
            items: components["schemas"]["ReviewRead"][];
            /**
             * @description The cursor of the next page; `null` on the last page.
             * @example null
             */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Listed_ServiceRead: {
            /** @description The items of this page, in the order of the list. */
            items: components["schemas"]["ServiceRead"][];
            /**
             * @description The cursor of the next page; `null` on the last page.
             * @example null
             */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Listed_SessionRead: {
            /** @description The items of this page, in the order of the list. */
            items: components["schemas"]["SessionRead"][];
            /**
             * @description The cursor of the next page; `null` on the last page.
             * @example null
             */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Listed_ThreadRead: {
            /** @description The items of this page, in the order of the list. */
            items: components["schemas"]["ThreadRead"][];
            /**
             * @description The cursor of the next page; `null` on the last page.
             * @example null
             */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Listed_UserRead: {
            /** @description The items of this page, in the order of the list. */
            items: components["schemas"]["UserRead"][];
            /**
             * @description The cursor of the next page; `null` on the last page.
             * @example null
             */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Listed_WebhookRead: {
            /** @description The items of this page, in the order of the list. */
            items: components["schemas"]["WebhookRead"][];
            /**
             * @description The cursor of the next page; `null` on the last page.
             * @example null
             */
            next_cursor: string | null;
        };
        /** @description How many listings have a status. */
        ListingsOverview: {
            /**
             * Format: int64
             * @example 3
             */
            count: number;
            status: components["schemas"]["ServiceStatus"];
        };
        /** @description Where the events of the caller end. */
        LogPosition: {
            /**
             * Format: int64
             * @description The id of the last event that concerns you, or of the last one that is archived; 0 if there is none.
             * @example 4711
             */
            id: number;
        };
        /** @description The operator released mails that were held after a restore, from the command line. */
        MailsReleasedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /** @description True if the operator did it on the command line. */
                by_operator?: boolean;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["InstallationSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "mails.released";
        };
        /** @description Mails of all kinds. */
        MailStateRead: {
            /**
             * Format: int64
             * @description Mails that have failed for good in the last 30 days.
             * @example 0
             */
            failed: number;
            /**
             * @description Since when no mail is sent, because a backup was restored; null if mails are sent. `hirehall queue release` ends it.
             * @example 2026-05-04T10:00:00.123456Z
             */
            held_since: string | null;
            /**
             * Format: int64
             * @description Mails that are not sent yet.
             * @example 3
             */
            waiting: number;
        };
        /** @description The operator sent a test mail from the command line. */
        MailsTestedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /** @description True if the operator did it on the command line. */
                by_operator?: boolean;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["InstallationSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "mails.tested";
        };
        /** @description A category as administrators see it. `GET /categories?include_retired=true` has all of them in their order. */
        ManagedCategoryRead: {
            /** @example plumbing */
            icon: string;
            /** @example false */
            is_retired: boolean;
            /** @example Plumbing */
            name: string;
            /**
             * @description Its names in other languages, by their tags. Where it has none, an own translation of Hirehall is shown if its name is as it
             *     was installed, else its name.
             * @example {
             *       "de": "Sanitär"
             *     }
             */
            names: {
                [key: string]: string;
            };
            /**
             * Format: int64
             * @description Its place among all categories; the first is 1.
             * @example 21
             */
            position: number;
            /** @example plumbing */
            slug: string;
        };
        /**
         * @description A new message.
         * @example {
         *       "client_message_id": "7f1c-42",
         *       "content": "Could you come on Tuesday?"
         *     }
         */
        MessageCreate: {
            /**
             * @description Your id for the message. Sending it again with the same id returns the first message.
             * @example 7f1c-42
             */
            client_message_id?: string | null;
            /** @example Could you come on Tuesday? */
            content: string;
        };
        /**
         * Format: uuid
         * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
         */
        MessageId: string;
        /** @description A message was posted. */
        MessagePostedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /** @description The message. Missing in what webhooks get. */
                message: null | components["schemas"]["EventMessage"];
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                message_id: string;
                /**
                 * Format: uuid
                 * @description The conversation.
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                thread_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["MessageSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "message.posted";
        };
        /** @description A message. */
        MessageRead: {
            /** @example Could you come on Tuesday? */
            content: string;
            id: components["schemas"]["MessageId"];
            /**
             * Format: int64
             * @description Messages of a conversation are numbered from 1, without a gap.
             * @example 7
             */
            number: number;
            sender_id: components["schemas"]["UserId"];
            sent_at: components["schemas"]["Timestamp"];
            thread_id: components["schemas"]["ThreadId"];
        };
        /** @description A message of a conversation. */
        MessageSubject: {
            /**
             * Format: uuid
             * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
             */
            id: string;
            /** @enum {string} */
            kind: "message";
            /** @description What it is called now. `null` if it has no name, or it is deleted, and in what webhooks get. */
            label: null | string;
        };
        /**
         * @description A review, and what is known of both sides.
         * @example {
         *       "appeal": {
         *         "created_at": "2026-05-04T10:00:00.123456Z",
         *         "decided_at": "2026-05-04T10:00:00.123456Z",
         *         "review_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *         "statement": null,
         *         "status": "OPEN",
         *         "text": "The person whom it names is myself."
         *       },
         *       "aspects": {
         *         "clarity": null,
         *         "communication": 4,
         *         "payment": null,
         *         "punctuality": 5,
         *         "quality": 5,
         *         "value": 4
         *       },
         *       "author": {
         *         "first_name": "Ada",
         *         "id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *         "last_initial": "L",
         *         "picture_url": "/api/v1/pictures/0198c5a6-7e2b-7c41-9f0e-3d2a1b4c5d6e/320.webp"
         *       },
         *       "author_record": {
         *         "flags_raised": 0,
         *         "reviews_flagged": 1,
         *         "reviews_written": 4
         *       },
         *       "client_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "counts": true,
         *       "created_at": "2026-05-04T10:00:00.123456Z",
         *       "flags": [
         *         {
         *           "by": {
         *             "first_name": "Ada",
         *             "id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *             "last_initial": "L"
         *           },
         *           "created_at": "2026-05-04T10:00:00.123456Z",
         *           "reason": "This was another worker."
         *         }
         *       ],
         *       "id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "job_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "open_flags": 1,
         *       "open_signal": "FINISHED_AT_ONCE",
         *       "open_signals": [
         *         "FINISHED_AT_ONCE"
         *       ],
         *       "private_note": null,
         *       "rating": 1,
         *       "removal_code": "OFFENSIVE",
         *       "reply": null,
         *       "reviewer": "CLIENT",
         *       "service_title": "Leaking taps and pipes",
         *       "status": "VISIBLE",
         *       "subject_record": {
         *         "flags_raised": 0,
         *         "reviews_flagged": 1,
         *         "reviews_written": 4
         *       },
         *       "text": "Never came.",
         *       "worker_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "worker_rating": {
         *         "average": 4.67,
         *         "count": 12
         *       }
         *     }
         */
        ModeratedDetail: components["schemas"]["ModeratedRead"] & {
            appeal: components["schemas"]["Appeal"] | null;
            author_record: components["schemas"]["RecordRead"];
            subject_record: components["schemas"]["RecordRead"];
            worker_rating: components["schemas"]["Rating"] | null;
        };
        /** @description A review as administrators see it. */
        ModeratedRead: {
            aspects: components["schemas"]["Aspects"];
            /** @description Who wrote it. */
            author: components["schemas"]["UserSummary"];
            /** @description The client of the job. */
            client_id: components["schemas"]["UserId"];
            /** @description Whether it counts towards the rating. Of the reviews by one side of the other, the newest within 90 days counts. */
            counts: boolean;
            created_at: components["schemas"]["Timestamp"];
            /** @description The newest open flags, at most twenty. */
            flags: components["schemas"]["FlagRead"][];
            id: components["schemas"]["ReviewId"];
            job_id: components["schemas"]["JobId"];
            /**
             * Format: int64
             * @description The number of open flags.
             * @example 1
             */
            open_flags: number;
            open_signal: components["schemas"]["ReviewSignal"] | null;
            /** @description The open signals of the system. None is a proof. */
            open_signals: components["schemas"]["ReviewSignal"][];
            /**
             * @description What its author has written for administrators only.
             * @example null
             */
            private_note: string | null;
            /**
             * Format: int64
             * @description `null`: text only.
             * @example 1
             */
            rating: number | null;
            removal_code: components["schemas"]["RemovalCode"] | null;
            /** @example null */
            reply: string | null;
            /** @description The side that wrote it. */
            reviewer: components["schemas"]["Side"];
            /**
             * @description The service's title when the job was proposed, or the job's own title if it had no service.
             * @example Leaking taps and pipes
             */
            service_title: string;
            status: components["schemas"]["ReviewStatus"];
            /** @example Never came. */
            text: string | null;
            /** @description The worker of the job. */
            worker_id: components["schemas"]["UserId"];
        };
        /** @description An amount of money in minor units (cents) and its currency (ISO 4217). Never a float. */
        Money: {
            /**
             * Format: int64
             * @description Minor units: 12500 is 125.00 euros. At most 2^53 - 1, which every JSON parser reads exactly.
             * @example 12500
             */
            amount: number;
            /**
             * @description A currency in use (ISO 4217).
             * @example EUR
             */
            currency: string;
        };
        /** @example Jean-Luc */
        Name_0_80: string;
        /** @example Jean-Luc */
        Name_1_80: string;
        /**
         * Format: uuid
         * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
         */
        NameChangeId: string;
        /** @description A name change that waits for a decision. */
        NameChangeRead: {
            /**
             * @description The requested name.
             * @example Ada
             */
            first_name: string;
            id: components["schemas"]["NameChangeId"];
            /** @example King */
            last_name: string;
            requested_at: components["schemas"]["Timestamp"];
            worker: components["schemas"]["NamedWorker"];
        };
        /** @description The worker, with the verified name. */
        NamedWorker: {
            /** @example ada@example.com */
            email: string;
            /** @example Ada */
            first_name: string;
            id: components["schemas"]["UserId"];
            /** @example Lovelace */
            last_name: string;
        };
        /**
         * @description The name of a new user, if the provider does not give it.
         * @example {
         *       "first_name": "Jean-Luc",
         *       "last_name": "Lovelace"
         *     }
         */
        NewcomerCreate: {
            first_name: components["schemas"]["Name_1_80"];
            /**
             * @description Empty for people with a single name.
             * @example Lovelace
             */
            last_name?: string;
        };
        /**
         * @description `Accept` allows no media type that this path produces.
         * @example {
         *       "code": "not_acceptable",
         *       "detail": "`Accept` allows no media type that this path produces.",
         *       "params": {
         *         "produced": [
         *           "…"
         *         ]
         *       },
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 406,
         *       "title": "Not Acceptable",
         *       "type": "about:blank"
         *     }
         */
        NotAcceptable: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "not_acceptable";
        };
        /**
         * @description Does not exist, or you may not know that it does.
         * @example {
         *       "code": "not_found",
         *       "detail": "There is nothing here that you may see. What you may not see is answered like what does not exist.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 404,
         *       "title": "Not Found",
         *       "type": "about:blank"
         *     }
         */
        NotFound: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "not_found";
        };
        /**
         * @description How far notifications were seen.
         * @example {
         *       "up_to": 4711
         *     }
         */
        NotificationsSeen: {
            /**
             * Format: int64
             * @description The id of the newest event that was seen. One that is before the present mark changes nothing; one after the last event that
             *     concerns you means everything.
             * @example 4711
             */
            up_to: number;
        };
        /**
         * @description Ask for an upgrade.
         * @example {
         *       "code": "upgrade_required",
         *       "detail": "This is a WebSocket: ask for an upgrade (RFC 6455).",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 426,
         *       "title": "Upgrade Required",
         *       "type": "about:blank"
         *     }
         */
        NoUpgradeUpgradeRequired: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "upgrade_required";
        };
        /**
         * @description Terms for a job: a price or lines, a time, or both. Each offer is all that is to be agreed; nothing is taken over from an earlier one.
         * @example {
         *       "duration_minutes": 150,
         *       "lines": [
         *         {
         *           "description": "Work on site",
         *           "quantity": "2.5",
         *           "unit": "HOUR",
         *           "unit_price": {
         *             "amount": 4500,
         *             "currency": "EUR"
         *           }
         *         },
         *         {
         *           "description": "Mixer tap",
         *           "quantity": "1",
         *           "unit": "PIECE",
         *           "unit_price": {
         *             "amount": 8900,
         *             "currency": "EUR"
         *           }
         *         }
         *       ],
         *       "note": "I bring the material."
         *     }
         */
        OfferCreate: {
            /**
             * Format: int64
             * @description How long the work takes.
             * @example 90
             */
            duration_minutes?: number | null;
            expires_at?: components["schemas"]["Timestamp"] | null;
            /** @description Each line is rounded half up to the minor unit of the currency; `total` is their sum. */
            lines?: components["schemas"]["OfferLineCreate"][];
            note?: components["schemas"]["Paragraph_0_2000"] | null;
            price?: components["schemas"]["Money"] | null;
            scheduled_at?: components["schemas"]["Timestamp"] | null;
        };
        /**
         * @description Why an offer is declined.
         * @example {
         *       "reason": "Tuesday would suit me better."
         *     }
         */
        OfferDecline: {
            /**
             * @description One line, for the other side.
             * @example Tuesday would suit me better.
             */
            reason?: string | null;
        };
        /** @description A line of an offer. */
        OfferLineCreate: {
            description: components["schemas"]["Line_1_200"];
            quantity: components["schemas"]["Quantity"];
            unit: components["schemas"]["OfferUnit"];
            /** @description The price of one unit. All lines have one currency. */
            unit_price: components["schemas"]["Money"];
        };
        /** @description A line of an offer. */
        OfferLineRead: {
            /** @example Work on site */
            description: string;
            quantity: components["schemas"]["Quantity"];
            /** @description Quantity times price, rounded half up. */
            total: components["schemas"]["Money"];
            unit: components["schemas"]["OfferUnit"];
            unit_price: components["schemas"]["Money"];
        };
        /**
         * @description The status of an offer.
         *
         *     - `OPEN`: The other side can accept it.
         *     - `ACCEPTED`: The other side has accepted it.
         *     - `DECLINED`: The other side has declined it, or has ended the job instead.
         *     - `WITHDRAWN`: Its author has withdrawn it, or has ended the job instead.
         *     - `SUPERSEDED`: Another offer was made after it.
         *     - `EXPIRED`: It was not answered in time.
         * @example OPEN
         * @enum {string}
         */
        OfferStatus: "OPEN" | "ACCEPTED" | "DECLINED" | "WITHDRAWN" | "SUPERSEDED" | "EXPIRED";
        /**
         * @description What the quantity of a line counts.
         *
         *     - `HOUR`: Hours.
         *     - `DAY`: Days.
         *     - `PIECE`: Pieces.
         *     - `SQUARE_METRE`: Square metres.
         *     - `JOB`: The whole job.
         * @example HOUR
         * @enum {string}
         */
        OfferUnit: "HOUR" | "DAY" | "PIECE" | "SQUARE_METRE" | "JOB";
        /** @description A conversation and the message that was just sent. */
        Opened: {
            message: components["schemas"]["MessageRead"];
            thread: components["schemas"]["ThreadRead"];
        };
        /**
         * @description What came of an attempt.
         *
         *     - `DELIVERED`: The receiver has answered 2xx.
         *     - `REFUSED`: The receiver has answered with another status.
         *     - `REDIRECTED`: The receiver has answered 3xx. Redirects are not followed.
         *     - `GONE`: The receiver has answered 410: the webhook is disabled.
         *     - `TIMED_OUT`: There was no complete response in time.
         *     - `UNREACHABLE`: There was no connection or no response.
         *     - `BROKEN_OFF`: The response broke off, so it is not known whether the receiver has taken the message.
         *     - `FORBIDDEN_ADDRESS`: The host has an address to which nothing is sent.
         * @example DELIVERED
         * @enum {string}
         */
        Outcome: "DELIVERED" | "REFUSED" | "REDIRECTED" | "GONE" | "TIMED_OUT" | "UNREACHABLE" | "BROKEN_OFF" | "FORBIDDEN_ADDRESS";
        /**
         * @description Why a job ended without the work being confirmed, or otherwise than was agreed.
         *
         *     - `CANCELLED`: One side has cancelled it after the agreement.
         *     - `NO_SHOW_OF_CLIENT`: The client did not come.
         *     - `NO_SHOW_OF_WORKER`: The worker did not come.
         *     - `DISPUTE`: The two sides disagreed on it.
         * @example CANCELLED
         * @enum {string}
         */
        OutcomeReason: "CANCELLED" | "NO_SHOW_OF_CLIENT" | "NO_SHOW_OF_WORKER" | "DISPUTE";
        /** @description An account and everything around it. No more than 10000 of a kind are counted. */
        OverviewRead: {
            /** @description What was done with the account itself, newest first, at most 10 entries. `GET /admin/audit?subject_id=` has more. */
            audit: components["schemas"]["AuditRead"][];
            /** @description The latest of them, newest first, at most 10. */
            devices: components["schemas"]["DeviceOverview"][];
            /**
             * @description Work for it that has failed in the last 30 days, such as mails that its mail server has refused: the latest
             *     first, at most 20.
             */
            failures: components["schemas"]["FailureRead"][];
            /**
             * @description Whether signing in with the password needs a code.
             * @example true
             */
            has_second_factor: boolean;
            identity: components["schemas"]["IdentityOverview"] | null;
            /** @description Its jobs by status; only those that there are. */
            jobs: components["schemas"]["JobsOverview"][];
            legal_hold: components["schemas"]["HoldOverview"] | null;
            /** @description Its listings by status; only those that there are. */
            listings: components["schemas"]["ListingsOverview"][];
            /**
             * Format: int64
             * @example 1
             */
            passkeys: number;
            reviews: components["schemas"]["ReviewsOverview"];
            /**
             * Format: int64
             * @description On how many devices it is signed in.
             * @example 2
             */
            sessions: number;
            user: components["schemas"]["UserRead"];
        };
        /**
         * @description Your account.
         * @example {
         *       "created_at": "2026-05-04T10:00:00.123456Z",
         *       "email": "ada@example.com",
         *       "email_verified": true,
         *       "first_name": "Ada",
         *       "has_password": true,
         *       "has_second_factor": true,
         *       "id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "kyc_status": "NOT_SUBMITTED",
         *       "language": "de",
         *       "last_name": "Lovelace",
         *       "passkeys": 1,
         *       "password_changed_at": "2026-05-04T10:00:00.123456Z",
         *       "phone_number": "+49301234567",
         *       "picture_url": "/api/v1/pictures/0198c5a6-7e2b-7c41-9f0e-3d2a1b4c5d6e/320.webp",
         *       "role": "CLIENT",
         *       "status": "ACTIVE",
         *       "time_zone": "Europe/Berlin"
         *     }
         */
        OwnAccountRead: components["schemas"]["UserRead"] & {
            /**
             * @description False for an account that signs in with a provider or a passkey only: it has to choose a password by
             *     `/auth/forgot-password` before it can do what needs one.
             */
            has_password: boolean;
            /** @description Whether signing in with the password needs a code. */
            has_second_factor: boolean;
            kyc_status: components["schemas"]["KycStatus"] | null;
            /**
             * Format: int64
             * @description How many passkeys it has.
             * @example 1
             */
            passkeys: number;
            password_changed_at: components["schemas"]["Timestamp"] | null;
            picture_url: components["schemas"]["PictureUrl"] | null;
        };
        /**
         * @description A review as its author sees it.
         * @example {
         *       "aspects": {
         *         "clarity": null,
         *         "communication": 4,
         *         "payment": null,
         *         "punctuality": 5,
         *         "quality": 5,
         *         "value": 4
         *       },
         *       "author": {
         *         "first_name": "Ada",
         *         "id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *         "last_initial": "L",
         *         "picture_url": "/api/v1/pictures/0198c5a6-7e2b-7c41-9f0e-3d2a1b4c5d6e/320.webp"
         *       },
         *       "counts": true,
         *       "created_at": "2026-05-04T10:00:00.123456Z",
         *       "id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "is_blind": false,
         *       "job_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "private_note": null,
         *       "rating": 5,
         *       "removal": {
         *         "appeal_until": "2026-05-04T10:00:00.123456Z",
         *         "can_appeal": true,
         *         "reason_code": "OFFENSIVE",
         *         "removed_at": "2026-05-04T10:00:00.123456Z",
         *         "statement": "It names a third person."
         *       },
         *       "reply": "Thank you!",
         *       "reply_editable_until": "2026-05-04T10:00:00.123456Z",
         *       "reviewer": "CLIENT",
         *       "service_title": "Leaking taps and pipes",
         *       "subject": {
         *         "first_name": "Ada",
         *         "id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *         "last_initial": "L",
         *         "picture_url": "/api/v1/pictures/0198c5a6-7e2b-7c41-9f0e-3d2a1b4c5d6e/320.webp"
         *       },
         *       "text": "On time, clean, friendly.",
         *       "worker": {
         *         "first_name": "Ada",
         *         "id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *         "last_initial": "L",
         *         "picture_url": "/api/v1/pictures/0198c5a6-7e2b-7c41-9f0e-3d2a1b4c5d6e/320.webp"
         *       }
         *     }
         */
        OwnReviewRead: components["schemas"]["ReviewRead"] & {
            /**
             * @description What you have written for administrators.
             * @example null
             */
            private_note: string | null;
            removal: components["schemas"]["RemovalRead"] | null;
        };
        /**
         * @example I have been at it for twelve years.
         *     Fair prices, clean work.
         */
        Paragraph_0_2000: string;
        /**
         * @example I have been at it for twelve years.
         *     Fair prices, clean work.
         */
        Paragraph_0_5000: string;
        /**
         * @example I have been at it for twelve years.
         *     Fair prices, clean work.
         */
        Paragraph_1_1000: string;
        /**
         * @example I have been at it for twelve years.
         *     Fair prices, clean work.
         */
        Paragraph_1_2000: string;
        /**
         * @example I have been at it for twelve years.
         *     Fair prices, clean work.
         */
        Paragraph_1_5000: string;
        /**
         * @description Adding a passkey.
         * @example {
         *       "ceremony_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "credential": {},
         *       "name": "Leaking taps and pipes"
         *     }
         */
        PasskeyCreate: {
            ceremony_id: components["schemas"]["CeremonyId"];
            /** @description The result of `navigator.credentials.create`, as its `toJSON()` writes it. */
            credential: Record<string, never>;
            /** @description The owner's name for it. */
            name: components["schemas"]["Line_1_80"];
        };
        /**
         * Format: uuid
         * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
         */
        PasskeyId: string;
        /**
         * @description Signing in with a passkey.
         * @example {
         *       "ceremony_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "credential": {}
         *     }
         */
        PasskeyLogin: {
            ceremony_id: components["schemas"]["CeremonyId"];
            /** @description The result of `navigator.credentials.get`, as its `toJSON()` writes it. */
            credential: Record<string, never>;
        };
        /**
         * @description Starting a sign-in. No account is named.
         * @example {}
         */
        PasskeyLoginStart: Record<string, never>;
        /** @description A passkey of the caller. */
        PasskeyRead: {
            created_at: components["schemas"]["Timestamp"];
            id: components["schemas"]["PasskeyId"];
            last_used_at: components["schemas"]["Timestamp"] | null;
            /** @example My phone */
            name: string;
        };
        /**
         * Format: password
         * @example hirehall-demo
         */
        Password: string;
        /**
         * @description A change of the password, given the old one.
         * @example {
         *       "current_password": "hirehall-demo",
         *       "new_password": "hirehall-demo",
         *       "totp_code": "Leaking taps and pipes"
         *     }
         */
        PasswordChange: {
            current_password: components["schemas"]["Password"];
            new_password: components["schemas"]["Password"];
            totp_code?: components["schemas"]["Line_1_40"] | null;
        };
        /**
         * @description A sign-in.
         * @example {
         *       "email": "client@demo.hirehall.example",
         *       "password": "hirehall-demo"
         *     }
         */
        PasswordLogin: {
            email: components["schemas"]["Email"];
            password: components["schemas"]["Password"];
            totp_code?: components["schemas"]["Line_1_40"] | null;
        };
        /**
         * @description A new password for the holder of a mailed link, and the sign-in methods to remove.
         * @example {
         *       "new_password": "hirehall-demo",
         *       "remove_identities": [
         *         "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f"
         *       ],
         *       "remove_passkeys": [
         *         "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f"
         *       ],
         *       "remove_second_factor": true,
         *       "token": "Leaking taps and pipes"
         *     }
         */
        PasswordReset: {
            new_password: components["schemas"]["Password"];
            /** @description Unlinks these provider accounts. Ids that the account does not have are ignored. */
            remove_identities?: components["schemas"]["IdentityId"][];
            /** @description Removes these passkeys. Ids that the account does not have are ignored. Not for administrators. */
            remove_passkeys?: components["schemas"]["PasskeyId"][];
            /** @description Removes the second factor and its recovery codes. Not for administrators. */
            remove_second_factor?: boolean;
            token: components["schemas"]["Line_1_200"];
        };
        /** @description The part of an account that the other side of a conversation, a job or a review sees. */
        Person: {
            /**
             * @description `Deleted user` for a deleted account.
             * @example Ada
             */
            first_name: string;
            id: components["schemas"]["UserId"];
            /**
             * @description The first letter of the last name, with its combining marks. Empty without a last name, and for a deleted account.
             * @example L
             */
            last_initial: string;
        };
        /** @example +49 30 1234567 */
        Phone: string;
        /** @description A user changed or removed their picture. */
        PictureChangedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /** @description The picture; `null`: none any more. */
                picture_id: null | string;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                user_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["UserSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "picture.changed";
        };
        /**
         * @description The form to upload a picture.
         * @example {
         *       "file": "…"
         *     }
         */
        PictureForm: {
            /**
             * Format: binary
             * @description JPEG, PNG or WebP of at most 10 MB.
             */
            file: Blob;
        };
        /** @description The URL of your picture. */
        PictureRead: {
            picture_url: components["schemas"]["PictureUrl"];
        };
        /**
         * Format: uri-reference
         * @description The URL of the picture, relative to this API. The same with `96.webp` or `1024.webp` at its end is a smaller or a larger one. Its content never changes.
         * @example /api/v1/pictures/0198c5a6-7e2b-7c41-9f0e-3d2a1b4c5d6e/320.webp
         */
        PictureUrl: string;
        /**
         * @description It was changed after you read it.
         * @example {
         *       "code": "precondition_failed",
         *       "detail": "It was changed after you read it: read it again, and repeat your change.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 412,
         *       "title": "Precondition Failed",
         *       "type": "about:blank"
         *     }
         */
        PreconditionFailed: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "precondition_failed";
        };
        /**
         * @description The pricing of a service.
         *
         *     - `HOURLY`: Per hour.
         *     - `FIXED`: A fixed price.
         *     - `QUOTE`: To be agreed.
         * @example HOURLY
         * @enum {string}
         */
        Pricing: "HOURLY" | "FIXED" | "QUOTE";
        /** @description An error, as RFC 9457 shapes it. */
        Problem: {
            code: components["schemas"]["ProblemCode"];
            /**
             * @description What went wrong, for people.
             * @example The conversation is closed.
             */
            detail: string;
            /** @description Every invalid field, when the status is 413, 415 or 422. */
            errors?: components["schemas"]["InvalidField"][];
            params?: components["schemas"]["ProblemParams"];
            /**
             * @description Quote it when asking for help; the log has it too.
             * @example 01J9Z2W6Q4M8T1RK5V7X3C0B2D
             */
            request_id: string;
            /**
             * Format: int32
             * @description The status.
             * @example 409
             */
            status: number;
            /**
             * @description The status in words.
             * @example Conflict
             */
            title: string;
            /**
             * @description The id of the trace, if this request was traced.
             * @example 0af7651916cd43dd8448eb211c80319c
             */
            trace_id?: string;
            /**
             * @description Always `about:blank`: `code` says what it is.
             * @example about:blank
             */
            type: string;
        };
        /**
         * @description What went wrong.
         *
         *     - `malformed_request`: The request breaks a rule of HTTP, such as one `Host` for each request.
         *     - `malformed_json`: The body is not JSON.
         *     - `malformed_form`: The body is not a multipart form, has a text that is not UTF-8, or ends too early.
         *     - `incomplete_body`: The body did not arrive whole and in time.
         *     - `bad_request`: The request cannot be understood.
         *     - `not_signed_in`: The request has neither an access token nor a session cookie.
         *     - `invalid_token`: The access token is not valid now: it has expired, or its session has ended. Refresh it, or sign in again.
         *     - `wrong_role`: Accounts with another role may do this.
         *     - `cross_site`: A session in cookies may do this only from pages of this installation's own origin.
         *     - `not_found`: There is nothing here that you may see. What you may not see is answered like what does not exist.
         *     - `method_not_allowed`: This path does not support the method; the header `Allow` names those that it supports.
         *     - `not_acceptable`: `Accept` allows no media type that this path produces.
         *     - `precondition_failed`: It was changed after you read it: read it again, and repeat your change.
         *     - `too_large`: The body or one of its files is too large; `errors` names it and its limit.
         *     - `unsupported_media_type`: The body or one of its files is of a media type that is not read here; `errors` names it and those that are.
         *     - `invalid`: Fields of the body, parameters or headers are wrong; `errors` names each.
         *     - `unknown_field`: Nothing is wrong but names of fields or parameters that do not exist; `errors` names each.
         *     - `too_many_parameters`: The query or form has too many parameters; `errors` has the limit.
         *     - `invalid_cursor`: The cursor is not one of this list with these parameters. Begin again without a cursor.
         *     - `idempotency_key_reused`: The `Idempotency-Key` came with another request before. Use a new key for a new request.
         *     - `too_many_requests`: Too many attempts.
         *     - `too_many_uploads`: The account is sending too many files at the same time. Wait until the others have arrived.
         *     - `internal`: A fault of the server, whose log has the details under the `request_id`.
         *     - `overloaded`: Too much work is waiting. Try again in a moment.
         *     - `database_unavailable`: The database is not available. Try again in a moment.
         *     - `storage_full`: There is no space for files. Try again later.
         *     - `storage_unavailable`: Files cannot be stored or read at the moment. Try again later.
         *     - `stopping`: This server is stopping, and another takes its place.
         *     - `invalid_credentials`: The e-mail address or the password is wrong, or the address is not verified yet.
         *     - `totp_required`: The account has a second factor: send a code of it, or a recovery code, as `totp_code`.
         *     - `invalid_totp_code`: The code of the second factor is wrong or was used already.
         *     - `invalid_refresh_token`: The refresh token is not valid now. Sign in again.
         *     - `invalid_passkey`: The passkey was removed, or its answer is wrong.
         *     - `identity_not_confirmed`: The provider did not confirm who you are. Start again.
         *     - `invalid_signature`: The message is not signed with the shared secret, or is too old.
         *     - `account_frozen`: The account is frozen: it may read, but change nothing.
         *     - `account_banned`: The account is banned.
         *     - `second_factor_required`: Administrators need a second factor for this: set one up, or sign in with it.
         *     - `kyc_required`: The worker needs an approved identity check for this.
         *     - `kyc_file_required`: Listings of this category need an approved identity check that has this file.
         *     - `reason_needed`: State first why you need to read the conversation; the reason is recorded, and counts for an hour.
         *     - `email_not_verified`: The provider has not verified the e-mail address.
         *     - `link_first`: Sign in in another way, and link the provider: a verified address alone is not enough for this account.
         *     - `foreign_origin`: Pages of this origin may not open live feeds.
         *     - `already_exists`: What would be made exists already.
         *     - `illegal_transition`: The state of the thing forbids the action. Read it again: it may have changed, and it names what you may do now.
         *     - `own_account`: An administrator cannot act on their own account.
         *     - `last_admin`: The last administrator cannot be removed.
         *     - `passkeys_not_possible`: Passkeys need a domain name, and the URL of this installation has none.
         *     - `too_many_passkeys`: The account has as many passkeys as it may have. Remove one first.
         *     - `not_begun`: No second factor is being set up. Begin with the password.
         *     - `name_required`: The provider did not give the name of the person: complete the account with one.
         *     - `already_decided`: The submission or dispute was decided before.
         *     - `draft_gone`: The draft was submitted or deleted meanwhile.
         *     - `claimed_by_other`: Another administrator has claimed the submission or dispute.
         *     - `not_claimed`: You have not claimed the submission or dispute.
         *     - `not_approved`: The submission is not approved.
         *     - `document_expired`: The document has expired since it was submitted.
         *     - `second_administrator_needed`: You have approved the submission. Another administrator has to approve it too.
         *     - `file_quarantined`: The malware scanner has not scanned the file yet. Try again later.
         *     - `already_answered`: Another result was recorded before.
         *     - `too_many_services`: The worker has as many listings as a worker may have. Delete one first.
         *     - `paused_by_moderation`: An administrator has paused the listing, and only an administrator can publish it again.
         *     - `thread_closed`: The conversation is closed: nobody can write in it, or propose a job in it.
         *     - `worker_unavailable`: The worker cannot accept jobs at present.
         *     - `client_unavailable`: The client's account is not active, so no work can be agreed.
         *     - `nothing_to_accept`: There is no offer of the other side that could be accepted.
         *     - `offer_not_open`: The offer was accepted, declined, withdrawn or superseded, or has expired.
         *     - `offer_open`: An offer is open for the job as it is: it has to be withdrawn or declined before what it is for is changed.
         *     - `work_was_done`: The work was marked as done once: it is completed again, or called off in a dispute.
         *     - `wrong_side`: An offer or a settlement is accepted or declined by the other side. Only its author withdraws an offer.
         *     - `too_early`: It is not possible yet.
         *     - `not_scheduled`: No start was agreed, so that nobody can be late for it.
         *     - `no_show_reported`: A no-show was reported. The other side can contest it; otherwise the job is cancelled.
         *     - `settlement_not_open`: The settlement was accepted, declined or superseded.
         *     - `too_many_dispute_entries`: As much was said about the dispute as can be.
         *     - `not_appealable`: Only the decision of an administrator on a dispute can be appealed, once, and in time.
         *     - `nothing_to_contest`: The other side has not reported a no-show.
         *     - `too_many_change_requests`: Changes were requested as often as they can be.
         *     - `consequence_changed`: Cancelling has another consequence than you expect: read it again.
         *     - `outdated_version`: The job has changed. Look at it again, and accept the current version.
         *     - `too_many_categories`: There are as many categories as there may be.
         *     - `last_category`: The last category that is in use cannot be retired.
         *     - `job_not_finished`: A job can be reviewed once its work is done.
         *     - `review_period_over`: The time for reviews of the job is over.
         *     - `review_revealed`: The review can be read by others already, so its author can neither change it nor take it back.
         *     - `reply_final`: A reply can be changed for 48 hours.
         *     - `appeal_period_over`: The time to appeal is over.
         *     - `another_administrator_needed`: You have made the decision. Another administrator decides on the appeal against it.
         *     - `too_many_webhooks`: There are as many webhooks as there may be. Delete one first.
         *     - `webhook_enabled`: The webhook is enabled. Disable it first, so that nothing is delivered while events are skipped.
         *     - `webhook_disabled`: The webhook is disabled. Enable it first.
         *     - `replay_in_progress`: A replay is under way. Wait until it is done.
         *     - `events_archived`: Events that the webhook has missed are archived and cannot be delivered. Enable it with `skip_missed`.
         *     - `invalid_state`: The sign-in was not started by this browser within the last ten minutes, or is finished. Start again.
         *     - `password_required`: The link was opened in a browser that did not start the sign-up: ask for the fields of `errors`, and send them with the token.
         *     - `upgrade_required`: This is a WebSocket: ask for an upgrade (RFC 6455).
         *     - `too_many_feeds`: The account has too many live feeds open. Close one first.
         *     - `provider_unavailable`: The provider cannot be reached. Sign in in another way, or try again later.
         *     - `scanner_unavailable`: The malware scanner does not answer, and pictures are public. Try again later.
         * @example malformed_request
         * @enum {string}
         */
        ProblemCode: "malformed_request" | "malformed_json" | "malformed_form" | "incomplete_body" | "bad_request" | "not_signed_in" | "invalid_token" | "wrong_role" | "cross_site" | "not_found" | "method_not_allowed" | "not_acceptable" | "precondition_failed" | "too_large" | "unsupported_media_type" | "invalid" | "unknown_field" | "too_many_parameters" | "invalid_cursor" | "idempotency_key_reused" | "too_many_requests" | "too_many_uploads" | "internal" | "overloaded" | "database_unavailable" | "storage_full" | "storage_unavailable" | "stopping" | "invalid_credentials" | "totp_required" | "invalid_totp_code" | "invalid_refresh_token" | "invalid_passkey" | "identity_not_confirmed" | "invalid_signature" | "account_frozen" | "account_banned" | "second_factor_required" | "kyc_required" | "kyc_file_required" | "reason_needed" | "email_not_verified" | "link_first" | "foreign_origin" | "already_exists" | "illegal_transition" | "own_account" | "last_admin" | "passkeys_not_possible" | "too_many_passkeys" | "not_begun" | "name_required" | "already_decided" | "draft_gone" | "claimed_by_other" | "not_claimed" | "not_approved" | "document_expired" | "second_administrator_needed" | "file_quarantined" | "already_answered" | "too_many_services" | "paused_by_moderation" | "thread_closed" | "worker_unavailable" | "client_unavailable" | "nothing_to_accept" | "offer_not_open" | "offer_open" | "work_was_done" | "wrong_side" | "too_early" | "not_scheduled" | "no_show_reported" | "settlement_not_open" | "too_many_dispute_entries" | "not_appealable" | "nothing_to_contest" | "too_many_change_requests" | "consequence_changed" | "outdated_version" | "too_many_categories" | "last_category" | "job_not_finished" | "review_period_over" | "review_revealed" | "reply_final" | "appeal_period_over" | "another_administrator_needed" | "too_many_webhooks" | "webhook_enabled" | "webhook_disabled" | "replay_in_progress" | "events_archived" | "invalid_state" | "password_required" | "upgrade_required" | "too_many_feeds" | "provider_unavailable" | "scanner_unavailable";
        /**
         * @description What a text about the error needs. Which parameters there are follows from the code.
         * @example {
         *       "retry_after": 30
         *     }
         */
        ProblemParams: {
            /** @description - with `illegal_transition`: The action. */
            action?: string;
            /** @description - with `wrong_role`: The roles that may: `CLIENT`, `WORKER`, `ADMIN`. */
            allowed?: string[];
            /**
             * Format: int64
             * @description - with `events_archived`: The last event that is archived.
             */
            archived?: number;
            /**
             * Format: date-time
             * @description - with `too_early`: From when on it is.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at?: string;
            /** @description - with `kyc_file_required`: The slug of the category. */
            category?: string;
            /**
             * Format: int64
             * @description - with `consequence_changed`: What the client owes now, in minor units of the agreed currency.
             */
            client_owes?: number;
            /** @description - with `kyc_file_required`: The file. */
            file?: string;
            /** @description - with `consequence_changed`: Whether the time of free cancellation is over. */
            late?: boolean;
            /**
             * @description - with `too_many_passkeys`: How many it may have.
             *     - with `too_many_services`: How many a worker may have.
             *     - with `too_many_dispute_entries`: How often.
             *     - with `too_many_change_requests`: How often.
             *     - with `too_many_categories`: How many there may be.
             *     - with `too_many_webhooks`: How many there may be.
             */
            max?: number;
            /**
             * Format: int64
             * @description - with `offer_not_open`: The number of the offer that is open; 0: none is.
             *     - with `settlement_not_open`: The number of the settlement that is open; 0: none is.
             */
            open?: number;
            /** @description - with `cross_site`: That origin. */
            origin?: string;
            /** @description - with `not_acceptable`: The media types that it produces. */
            produced?: string[];
            /**
             * Format: int64
             * @description - with `too_many_requests`: The seconds until the next attempt is possible, as in `Retry-After`.
             */
            retry_after?: number;
            /** @description - with `illegal_transition`: The state. */
            status?: string;
            /**
             * Format: date-time
             * @description - with `no_show_reported`: When it is cancelled.
             * @example 2026-05-04T10:00:00.123456Z
             */
            until?: string;
            /**
             * Format: int64
             * @description - with `outdated_version`: The current version.
             */
            version?: number;
            /**
             * @description - with `already_exists`: What exists.
             * @enum {string}
             */
            what?: "ACCOUNT" | "IDENTITY" | "PASSKEY" | "SECOND_FACTOR" | "SUBMISSION" | "JOB" | "CATEGORY" | "REVIEW" | "APPEAL";
        };
        /** @description A provider. */
        ProviderConfig: {
            /** @example google */
            id: string;
            /**
             * @description For people.
             * @example Google
             */
            name: string;
        };
        /** @description A provider for signing in. */
        ProviderRead: {
            /** @example google */
            id: string;
            /** @example Google */
            name: string;
        };
        /**
         * @description A client as shown to everyone.
         * @example {
         *       "about": "An old house with a garden, and two cats.",
         *       "first_name": "Ada",
         *       "id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "jobs_completed": 3,
         *       "last_initial": "L",
         *       "location": "Berlin, Kreuzberg",
         *       "member_since": "2026-05-04T10:00:00.123456Z",
         *       "picture_url": "/api/v1/pictures/0198c5a6-7e2b-7c41-9f0e-3d2a1b4c5d6e/320.webp"
         *     }
         */
        PublicClient: components["schemas"]["PublicName"] & {
            /** @example An old house with a garden, and two cats. */
            about: string | null;
            id: components["schemas"]["UserId"];
            /**
             * Format: int64
             * @example 3
             */
            jobs_completed: number;
            /** @example Berlin, Kreuzberg */
            location: string | null;
            member_since: components["schemas"]["Timestamp"];
            picture_url: components["schemas"]["PictureUrl"] | null;
        };
        /** @description The part of a name that the public sees. */
        PublicName: {
            /**
             * @description `Deleted user` for a deleted account.
             * @example Ada
             */
            first_name: string;
            /**
             * @description The first letter of the last name, with its combining marks. Empty without a last name, and for a deleted account.
             * @example L
             */
            last_initial: string;
        };
        /**
         * @description A worker as shown to everyone.
         * @example {
         *       "availability_note": "Back from holidays on Monday",
         *       "bio": "I have been at it for twelve years.",
         *       "first_name": "Ada",
         *       "id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "is_available": true,
         *       "is_verified": true,
         *       "jobs_completed": 41,
         *       "last_initial": "L",
         *       "location": "Berlin, Kreuzberg",
         *       "member_since": "2026-05-04T10:00:00.123456Z",
         *       "picture_url": "/api/v1/pictures/0198c5a6-7e2b-7c41-9f0e-3d2a1b4c5d6e/320.webp",
         *       "rating": {
         *         "average": 4.67,
         *         "count": 12
         *       },
         *       "reliability": {
         *         "completion_rate": 0.97,
         *         "late_cancellations": 0,
         *         "repeat_clients": 6,
         *         "response_time_minutes": 25
         *       },
         *       "skills": [
         *         "Leaking taps",
         *         "Pipes"
         *       ],
         *       "years_experience": 12
         *     }
         */
        PublicWorker: components["schemas"]["PublicName"] & {
            /** @example Back from holidays on Monday */
            availability_note: string | null;
            /** @example I have been at it for twelve years. */
            bio: string | null;
            id: components["schemas"]["UserId"];
            is_available: boolean;
            /** @description Whether the identity check is approved. */
            is_verified: boolean;
            /**
             * Format: int64
             * @example 41
             */
            jobs_completed: number;
            /** @example Berlin, Kreuzberg */
            location: string | null;
            member_since: components["schemas"]["Timestamp"];
            picture_url: components["schemas"]["PictureUrl"] | null;
            rating: components["schemas"]["Rating"];
            reliability: components["schemas"]["Reliability"];
            /**
             * @example [
             *       "Leaking taps",
             *       "Pipes"
             *     ]
             */
            skills: string[];
            /**
             * Format: int64
             * @example 12
             */
            years_experience: number | null;
        };
        /**
         * @description A decimal number from 0.001 to 1000000, with at most three decimals.
         * @example 2.5
         */
        Quantity: string;
        /**
         * @description A dispute in the queue. What was said stands at `GET /admin/disputes/{id}` for the administrator who has claimed it, and for all once it is
         *     decided.
         */
        QueuedDisputeRead: {
            agreed_total: components["schemas"]["Money"] | null;
            claimed_by: components["schemas"]["UserId"] | null;
            claimed_until: components["schemas"]["Timestamp"] | null;
            client: components["schemas"]["Person"];
            job_id: components["schemas"]["JobId"];
            opened_at: components["schemas"]["Timestamp"];
            opened_by: components["schemas"]["Side"];
            reason_code: components["schemas"]["DisputeReason"];
            status: components["schemas"]["DisputeStatus"];
            /**
             * @description The title of the job.
             * @example Leaking taps and pipes
             */
            title: string;
            worker: components["schemas"]["Person"];
        };
        /** @description What waits of a kind. */
        QueueRead: {
            /**
             * Format: int64
             * @description How many; 1000 means that many or more.
             * @example 3
             */
            count: number;
            oldest_at: components["schemas"]["Timestamp"] | null;
        };
        /** @description How many transactions of the node wait for a thread. */
        QueuesRead: {
            /** @example 0 */
            reads: number;
            /** @example 0 */
            searches: number;
            /** @example 0 */
            writes: number;
        };
        /** @description The rating of a worker. */
        Rating: {
            /**
             * Format: double
             * @description 1 to 5 stars, rounded to hundredths; `null` before the first review.
             * @example 4.67
             */
            average: number | null;
            /**
             * Format: int64
             * @description The number of counting reviews.
             * @example 12
             */
            count: number;
        };
        /** @description How far behind a reader of the event log is. */
        ReaderLagRead: {
            /**
             * Format: int64
             * @description Events that it has not processed; 10000 means that many or more.
             * @example 0
             */
            events: number;
            oldest_at: components["schemas"]["Timestamp"] | null;
            /**
             * @description What it does with the events.
             * @example mail
             */
            reader: string;
        };
        /**
         * @description The last message that was read.
         * @example {
         *       "up_to": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f"
         *     }
         */
        ReadMark: {
            /** @description The newest message that was read. */
            up_to: components["schemas"]["MessageId"];
        };
        /** @description How far each side has read a conversation: the number of the last message that it has read, 0 before the first. */
        ReadUpTo: {
            /**
             * Format: int64
             * @example 7
             */
            client: number;
            /**
             * Format: int64
             * @example 5
             */
            worker: number;
        };
        /**
         * @description The reason of an action that affects other users.
         * @example {
         *       "reason": "Leaking taps and pipes"
         *     }
         */
        Reason: {
            /** @description One line, for people. */
            reason: components["schemas"]["Line_1_500"];
        };
        /**
         * @description Why a submission was rejected.
         *
         *     - `UNREADABLE`: Blurred, too dark, too small, or cut off.
         *     - `EXPIRED_DOCUMENT`: The document has expired.
         *     - `MISMATCH`: Document, selfie and profile do not belong to the same person.
         *     - `UNSUPPORTED_DOCUMENT`: The document is not of an accepted type.
         *     - `SUSPECTED_FRAUD`: The document does not look genuine.
         *     - `OTHER`: See the note.
         * @example UNREADABLE
         * @enum {string}
         */
        ReasonCode: "UNREADABLE" | "EXPIRED_DOCUMENT" | "MISMATCH" | "UNSUPPORTED_DOCUMENT" | "SUSPECTED_FRAUD" | "OTHER";
        /**
         * @description Reauthentication for an action that a stolen session must not allow.
         * @example {
         *       "password": "hirehall-demo",
         *       "totp_code": "Leaking taps and pipes"
         *     }
         */
        Reauthentication: {
            password: components["schemas"]["Password"];
            totp_code?: components["schemas"]["Line_1_40"] | null;
        };
        /** @description What is known of one side of a review. No more than 10000 of a kind are counted. */
        RecordRead: {
            /**
             * Format: int64
             * @description How often it has flagged a review.
             * @example 0
             */
            flags_raised: number;
            /**
             * Format: int64
             * @description Reviews by it or about it that wait for your decision.
             * @example 1
             */
            reviews_flagged: number;
            /**
             * Format: int64
             * @description Reviews that it has written, removed ones included.
             * @example 4
             */
            reviews_written: number;
        };
        /** @description Recovery codes: each works once instead of a TOTP code. They are shown once. */
        RecoveryCodes: {
            /**
             * @example [
             *       "MZXW-6YTB-GEZD-GNBV"
             *     ]
             */
            recovery_codes: string[];
        };
        /**
         * @description Refreshing a session.
         * @example {
         *       "refresh_token": "AZoy…"
         *     }
         */
        Refresh: {
            /**
             * @description Required, unless the session is in cookies.
             * @example AZoy…
             */
            refresh_token?: string;
        };
        /** @description Why it was rejected. */
        RefusalRead: {
            code: components["schemas"]["ReasonCode"];
            /** @example The lower edge is cut off. */
            note: string | null;
        };
        /** @description Why a file is rejected. */
        RefusedFile: {
            note?: components["schemas"]["Paragraph_1_1000"] | null;
            reason_code: components["schemas"]["ReasonCode"];
            slot: components["schemas"]["Slot"];
        };
        /**
         * @description A rejection.
         * @example {
         *       "note": "I have been at it for twelve years.\nFair prices, clean work.",
         *       "reason_code": "UNREADABLE"
         *     }
         */
        Rejection: {
            note?: components["schemas"]["Paragraph_1_1000"] | null;
            reason_code: components["schemas"]["ReasonCode"];
        };
        /** @description How reliable a worker is, by what has happened. Days are in UTC, today included. */
        Reliability: {
            /**
             * Format: double
             * @description The share of agreed jobs of the last 365 days that were finished (`FINALIZED`), from 0 to 1, rounded down to hundredths; `null` with
             *     fewer than 5. Not finished are those that the worker has cancelled, did not come to, or got nothing for after a dispute. Jobs that the client has
             *     cancelled or did not come to do not count, nor do those that the worker has cancelled while the client's account was frozen, banned or deleted.
             * @example 0.97
             */
            completion_rate: number | null;
            /**
             * Format: int64
             * @description How often in the last 90 days the worker has cancelled when that was not free any more, or did not come.
             * @example 0
             */
            late_cancellations: number;
            /**
             * Format: int64
             * @description How many clients have at least two finished jobs with the worker, however long ago.
             * @example 6
             */
            repeat_clients: number;
            /**
             * Format: int64
             * @description The minutes, rounded up, until the worker first answers: the median of the conversations that were first answered in the last 90 days,
             *     the newest 200 at most; `null` with fewer than 3. A message is an answer, and so is an act on a job.
             * @example 25
             */
            response_time_minutes: number | null;
        };
        /**
         * @description Why a review is removed.
         *
         *     - `OFFENSIVE`: It insults or threatens.
         *     - `PERSONAL_DATA`: It tells private data of somebody.
         *     - `OFF_TOPIC`: It is not about the work.
         *     - `FAKE`: What it tells did not happen, or it was bought.
         *     - `CONFLICT_OF_INTEREST`: Both sides belong together.
         *     - `ILLEGAL`: The law forbids it.
         *     - `OTHER`: See the statement.
         * @example OFFENSIVE
         * @enum {string}
         */
        RemovalCode: "OFFENSIVE" | "PERSONAL_DATA" | "OFF_TOPIC" | "FAKE" | "CONFLICT_OF_INTEREST" | "ILLEGAL" | "OTHER";
        /** @description Why a review was removed. */
        RemovalRead: {
            appeal_until: components["schemas"]["Timestamp"] | null;
            /**
             * @description Whether you can appeal now.
             * @example true
             */
            can_appeal: boolean;
            reason_code: components["schemas"]["RemovalCode"] | null;
            removed_at: components["schemas"]["Timestamp"] | null;
            /**
             * @description In the words of the administrator.
             * @example It names a third person.
             */
            statement: string | null;
        };
        /**
         * @description A range of events to deliver again.
         * @example {
         *       "after_event_id": 4000,
         *       "until_event_id": 4711
         *     }
         */
        ReplayCreate: {
            /**
             * Format: int64
             * @description The events after this one; 0: from the beginning.
             * @example 4000
             */
            after_event_id: number;
            /**
             * Format: int64
             * @description The last event. Events that were not delivered yet are not part of a replay: they are delivered anyway.
             * @example 4711
             */
            until_event_id?: number | null;
        };
        /** @description The range that is delivered again. */
        ReplayRead: {
            /**
             * Format: int64
             * @example 4000
             */
            after_event_id: number;
            /**
             * Format: int64
             * @example 4711
             */
            until_event_id: number;
        };
        /**
         * @description A reply of the reviewed side.
         * @example {
         *       "text": "I have been at it for twelve years.\nFair prices, clean work."
         *     }
         */
        ReplyUpdate: {
            text: components["schemas"]["Paragraph_1_2000"];
        };
        /** @description A file and its status. */
        RequiredFileRead: {
            /**
             * @description Slugs of the categories that require it for publishing.
             * @example [
             *       "electrical"
             *     ]
             */
            for_categories: string[];
            reason: components["schemas"]["RefusalRead"] | null;
            /** @description Whether every approval requires it. */
            required: boolean;
            slot: components["schemas"]["Slot"];
            status: components["schemas"]["RequiredFileStatus"];
        };
        /**
         * @description The status of a file.
         *
         *     - `MISSING`: It was not uploaded.
         *     - `PREPARED`: It is part of the draft.
         *     - `HANDED_IN`: It is part of an open or approved submission.
         *     - `REFUSED`: It was rejected; another one is required.
         * @example MISSING
         * @enum {string}
         */
        RequiredFileStatus: "MISSING" | "PREPARED" | "HANDED_IN" | "REFUSED";
        /** @description The requirements of your identity check, and your progress. */
        RequirementsRead: {
            /** @description Whether the draft can be submitted with one of the documents. */
            can_submit: boolean;
            /**
             * @description A sentence that explains `can_submit`.
             * @example Still required: selfie.
             */
            detail: string;
            /** @description The accepted documents; one is needed. */
            documents: components["schemas"]["AcceptedDocumentRead"][];
            /** @description Every file that can be submitted. */
            files: components["schemas"]["RequiredFileRead"][];
        };
        /** @description Sent to feeds, never recorded: events after the last one that you have seen cannot be read any more, because they are too old or a backup was restored. Reload your data and continue from this `id`. */
        ResetEvent: {
            actor: null;
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: Record<string, never>;
            id: components["schemas"]["EventId"];
            subject: null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "reset";
        };
        /**
         * @description The decision of an administrator.
         * @example {
         *       "statement": "I have been at it for twelve years.\nFair prices, clean work.",
         *       "worker_gets": {
         *         "amount": 12500,
         *         "currency": "EUR"
         *       }
         *     }
         */
        Resolution: {
            /** @description Why. Both sides read it. */
            statement: components["schemas"]["Paragraph_1_5000"];
            worker_gets?: components["schemas"]["Money"] | null;
        };
        /** @description The author of a removed review asked for another look. A notification for ADMIN, if others have done it. */
        ReviewAppealedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @description The job.
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                job_id: string;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                review_id: string;
                reviewer?: components["schemas"]["Side"];
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["ReviewSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "review.appealed";
        };
        /** @description An administrator decided that a review stays removed. A notification for CLIENT and WORKER, if others have done it. */
        ReviewAppealRejectedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @description The job.
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                job_id: string;
                /** @description Why. Only its author and administrators are told. */
                reason?: string;
                reason_code?: components["schemas"]["RemovalCode"];
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                review_id: string;
                reviewer?: components["schemas"]["Side"];
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["ReviewSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "review.appeal_rejected";
        };
        /** @description The author changed a review that nobody else could read. */
        ReviewChangedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @description The job.
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                job_id: string;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                review_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["ReviewSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "review.changed";
        };
        /**
         * @description A new review.
         * @example {
         *       "aspects": {
         *         "communication": 5
         *       },
         *       "private_note": "I have been at it for twelve years.\nFair prices, clean work.",
         *       "rating": 5,
         *       "text": "I have been at it for twelve years.\nFair prices, clean work."
         *     }
         */
        ReviewCreate: {
            aspects?: components["schemas"]["AspectsCreate"] | null;
            private_note?: components["schemas"]["Paragraph_1_1000"] | null;
            /**
             * Format: int64
             * @description Stars: 5 is best. Needed if `needs_stars` of the reviews of the job: what was called off before its work was done is reviewed in words alone.
             * @example 5
             */
            rating?: number | null;
            text?: components["schemas"]["Paragraph_0_2000"] | null;
        };
        /** @description A review was flagged for moderation. A notification for ADMIN, if others have done it. */
        ReviewFlaggedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                review_id: string;
                signal?: components["schemas"]["ReviewSignal"];
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["ReviewSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "review.flagged";
        };
        /**
         * Format: uuid
         * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
         */
        ReviewId: string;
        /** @description An administrator kept a flagged review. */
        ReviewKeptEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @description How many flags were closed.
                 * @example 2
                 */
                flags: number;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                review_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["ReviewSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "review.kept";
        };
        /** @description A review of a job, as administrators see it there. */
        ReviewOfJobRead: {
            id: components["schemas"]["ReviewId"];
            /**
             * Format: int64
             * @description The number of open flags.
             * @example 1
             */
            open_flags: number;
            /** @description What the system has found, until an administrator has decided. */
            open_signals: components["schemas"]["ReviewSignal"][];
            /**
             * Format: int64
             * @description `null` if the job was called off late: such reviews have no stars.
             * @example 1
             */
            rating: number | null;
            /** @description Who wrote it. */
            reviewer: components["schemas"]["Side"];
            status: components["schemas"]["ReviewStatus"];
        };
        /** @description One side of a job posted its review. Only its author is told: nobody else can read it yet. A notification for WORKER, if others have done it. */
        ReviewPostedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @description The job.
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                job_id: string;
                /**
                 * Format: int64
                 * @description 1 to 5 stars, in events of earlier versions.
                 * @example 2
                 */
                rating?: number;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                review_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["ReviewSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "review.posted";
        };
        /** @description A review as its readers see it. */
        ReviewRead: {
            aspects: components["schemas"]["Aspects"];
            /** @description Who wrote it. */
            author: components["schemas"]["UserSummary"];
            /** @description Whether it counts towards the rating. Of the reviews by one side of the other, the newest within 90 days counts. */
            counts: boolean;
            created_at: components["schemas"]["Timestamp"];
            id: components["schemas"]["ReviewId"];
            /**
             * @description True while only its author can read it: until the other side has posted, too, or the time for reviews is over.
             * @example false
             */
            is_blind: boolean;
            job_id: components["schemas"]["JobId"];
            /**
             * Format: int64
             * @description `null` if it is about a job that was called off before its work was done.
             * @example 5
             */
            rating: number | null;
            /**
             * @description The reply of the reviewed side.
             * @example Thank you!
             */
            reply: string | null;
            reply_editable_until: components["schemas"]["Timestamp"] | null;
            /** @description The side that wrote it. */
            reviewer: components["schemas"]["Side"];
            /**
             * @description The service's title when the job was proposed, or the job's own title if it had no service.
             * @example Leaking taps and pipes
             */
            service_title: string;
            /** @description Whom it is about. */
            subject: components["schemas"]["UserSummary"];
            /** @example On time, clean, friendly. */
            text: string | null;
            /** @description The worker of the job. */
            worker: components["schemas"]["UserSummary"];
        };
        /**
         * @description The removal of a review.
         * @example {
         *       "reason": "Leaking taps and pipes",
         *       "reason_code": "OFFENSIVE"
         *     }
         */
        ReviewRemoval: {
            /** @description A statement for its author, in one line. */
            reason: components["schemas"]["Line_1_500"];
            reason_code?: components["schemas"]["RemovalCode"] | null;
        };
        /** @description An administrator removed a review. A notification for CLIENT and WORKER, if others have done it. */
        ReviewRemovedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @description The job.
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                job_id: string;
                /** @description Why. Only its author and administrators are told. */
                reason?: string;
                reason_code?: components["schemas"]["RemovalCode"];
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                review_id: string;
                reviewer?: components["schemas"]["Side"];
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["ReviewSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "review.removed";
        };
        /** @description The reviewed side replied to a review, or changed the reply. A notification for CLIENT and WORKER, if others have done it. */
        ReviewRepliedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @description The job.
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                job_id: string;
                /**
                 * Format: int64
                 * @description 1 to 5 stars, in events of earlier versions.
                 * @example 2
                 */
                rating?: number;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                review_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["ReviewSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "review.replied";
        };
        /** @description An administrator restored a removed review. A notification for CLIENT and WORKER, if others have done it. */
        ReviewRestoredEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @description The job.
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                job_id: string;
                /** @description Why. Only its author and administrators are told. */
                reason?: string;
                reason_code?: components["schemas"]["RemovalCode"];
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                review_id: string;
                reviewer?: components["schemas"]["Side"];
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["ReviewSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "review.restored";
        };
        /** @description The reviews of a job can be read now: both sides have posted one, or the time for reviews is over. A notification for CLIENT and WORKER, if others have done it. */
        ReviewRevealedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @description The review of the worker by the client, if there is one.
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                client_review_id?: string;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                job_id: string;
                /**
                 * Format: uuid
                 * @description The review of the client by the worker, if there is one.
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                worker_review_id?: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["JobSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "review.revealed";
        };
        /**
         * @description Signals of the system for administrators.
         *
         *     - `FINISHED_AT_ONCE`: The job was finished within a minute of being accepted.
         *     - `AUTHOR_BANNED`: The author was banned before it was revealed.
         *     - `SAME_NETWORK`: Both sides have signed in from one network.
         *     - `SAME_TEXT`: Another review has the same text.
         *     - `CLOSED_RING`: A few clients and workers review only each other.
         * @example FINISHED_AT_ONCE
         * @enum {string}
         */
        ReviewSignal: "FINISHED_AT_ONCE" | "AUTHOR_BANNED" | "SAME_NETWORK" | "SAME_TEXT" | "CLOSED_RING";
        /** @description The reviews of an account. */
        ReviewsOverview: {
            /**
             * Format: int64
             * @description Written by it or about it, and waiting for your decision.
             * @example 1
             */
            flagged: number;
            /**
             * Format: int64
             * @description How often it has flagged a review.
             * @example 0
             */
            flags_raised: number;
            received: components["schemas"]["Rating"] | null;
            /**
             * Format: int64
             * @description Written by it, removed ones included.
             * @example 0
             */
            written: number;
        };
        /**
         * @description Whether a review is visible.
         *
         *     - `VISIBLE`: Public; it may count towards the rating.
         *     - `REMOVED`: An administrator removed it.
         * @example VISIBLE
         * @enum {string}
         */
        ReviewStatus: "VISIBLE" | "REMOVED";
        /** @description A review. */
        ReviewSubject: {
            /**
             * Format: uuid
             * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
             */
            id: string;
            /** @enum {string} */
            kind: "review";
            /** @description What it is called now. `null` if it has no name, or it is deleted, and in what webhooks get. */
            label: null | string;
        };
        /**
         * @description Changes to a blind review. Omitted fields stay unchanged; `null` clears an optional field.
         * @example {
         *       "aspects": {
         *         "communication": 5
         *       },
         *       "private_note": "I have been at it for twelve years.\nFair prices, clean work.",
         *       "rating": 5,
         *       "text": "I have been at it for twelve years.\nFair prices, clean work."
         *     }
         */
        ReviewUpdate: {
            /** @description All of them: those that are omitted here are cleared. */
            aspects?: components["schemas"]["Change_AspectsCreate"];
            private_note?: components["schemas"]["Change_Paragraph_1_1000"];
            rating?: components["schemas"]["Whole_1_5"];
            text?: components["schemas"]["Change_Paragraph_0_2000"];
        };
        /** @description The author took a review back that nobody else could read. */
        ReviewWithdrawnEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @description The job.
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                job_id: string;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                review_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["ReviewSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "review.withdrawn";
        };
        /**
         * @description The role of an account. Each account has one role.
         *
         *     - `CLIENT`: Hires workers.
         *     - `WORKER`: Offers services.
         *     - `ADMIN`: Verifies workers and moderates.
         * @example CLIENT
         * @enum {string}
         */
        Role: "CLIENT" | "WORKER" | "ADMIN";
        /** @description Background work. */
        RoundRead: {
            /**
             * Format: int32
             * @description How often it has failed since.
             * @example 0
             */
            failures: number;
            last_success_at: components["schemas"]["Timestamp"] | null;
            /** @example mail */
            name: string;
        };
        /** @description A listing was changed. */
        ServiceChangedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                service_id: string;
                /** @description The status now. */
                status: null | components["schemas"]["ServiceStatus"];
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["ServiceSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "service.changed";
        };
        /**
         * @description A new listing.
         * @example {
         *       "cancellation_policy": "FLEXIBLE",
         *       "category": "plumbing",
         *       "description": "I have been at it for twelve years.\nFair prices, clean work.",
         *       "latitude": 13.405,
         *       "location": "Berlin Kreuzberg",
         *       "longitude": 13.405,
         *       "price": {
         *         "amount": 12500,
         *         "currency": "EUR"
         *       },
         *       "pricing": "HOURLY",
         *       "status": "DRAFT",
         *       "title": "Leaking taps and pipes"
         *     }
         */
        ServiceCreate: {
            cancellation_policy?: components["schemas"]["CancellationPolicy"] | null;
            /**
             * @description The slug of a category.
             * @example plumbing
             */
            category: string;
            description?: components["schemas"]["Paragraph_0_5000"];
            latitude?: components["schemas"]["Degrees_90"] | null;
            /**
             * @description The location in words, for the search.
             * @example Berlin Kreuzberg
             */
            location: string;
            longitude?: components["schemas"]["Degrees_180"] | null;
            price?: components["schemas"]["Money"] | null;
            pricing: components["schemas"]["Pricing"];
            /** @default DRAFT */
            status: components["schemas"]["ServiceStatus"];
            title: components["schemas"]["Line_3_100"];
        };
        /** @description A listing was created. */
        ServiceCreatedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                service_id: string;
                /** @description The status now. */
                status: null | components["schemas"]["ServiceStatus"];
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["ServiceSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "service.created";
        };
        /** @description A listing was deleted by its owner. */
        ServiceDeletedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                service_id: string;
                /** @description The status now. */
                status: null | components["schemas"]["ServiceStatus"];
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["ServiceSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "service.deleted";
        };
        /**
         * Format: uuid
         * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
         */
        ServiceId: string;
        /** @description An administrator changed the status of a listing. A notification for WORKER, if others have done it. */
        ServiceModeratedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /** @description The reason, in the words of its author. */
                reason?: string;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                service_id: string;
                /** @description The status now. */
                status: null | components["schemas"]["ServiceStatus"];
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["ServiceSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "service.moderated";
        };
        /** @description A listing. */
        ServiceRead: {
            cancellation_policy: components["schemas"]["CancellationPolicy"] | null;
            /** @example plumbing */
            category: string;
            created_at: components["schemas"]["Timestamp"];
            /** @example Quick, clean, and with a guarantee. */
            description: string;
            /**
             * Format: double
             * @description The distance from `near` in kilometres, to the metre; only in a search with `near`.
             * @example 2.481
             */
            distance_km?: number;
            id: components["schemas"]["ServiceId"];
            /**
             * @description Whether you have bookmarked it; `null` unless you are signed in as a client.
             * @example false
             */
            is_favorite: boolean | null;
            /**
             * Format: double
             * @example 52.4996
             */
            latitude: number | null;
            /** @example Berlin Kreuzberg */
            location: string;
            /**
             * Format: double
             * @example 13.4034
             */
            longitude: number | null;
            /**
             * @description Whether an administrator has paused it: then only an administrator can publish it again.
             * @example false
             */
            paused_by_moderation: boolean;
            price: components["schemas"]["Money"] | null;
            pricing: components["schemas"]["Pricing"];
            status: components["schemas"]["ServiceStatus"];
            /** @example Leaking taps and pipes */
            title: string;
            updated_at: components["schemas"]["Timestamp"];
            worker: components["schemas"]["WorkerSummary"];
        };
        /** @description An administrator deleted a listing. A notification for WORKER, if others have done it. */
        ServiceRemovedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /** @description The reason, in the words of its author. */
                reason?: string;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                service_id: string;
                /** @description The status now. */
                status: null | components["schemas"]["ServiceStatus"];
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["ServiceSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "service.removed";
        };
        /** @description A worker published what has the title or the description of a listing that an administrator took down. A notification for ADMIN, if others have done it. */
        ServiceRepeatedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                service_id: string;
                /**
                 * Format: uuid
                 * @description The listing that was taken down before.
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                taken_down_id: string;
                /**
                 * Format: uuid
                 * @description The worker.
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                worker_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["ServiceSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "service.repeated";
        };
        /** @description An administrator restored a listing that was paused or removed. A notification for WORKER, if others have done it. */
        ServiceRestoredEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /** @description The reason, in the words of its author. */
                reason?: string;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                service_id: string;
                /** @description The status now. */
                status: null | components["schemas"]["ServiceStatus"];
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["ServiceSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "service.restored";
        };
        /** @description A page of listings that were found. */
        ServicesFound: {
            /** @description The listings of this page, in the order of the search. */
            items: components["schemas"]["ServiceRead"][];
            /**
             * @description The cursor of the next page; `null` on the last page.
             * @example null
             */
            next_cursor: string | null;
            total: components["schemas"]["Total"] | null;
        };
        /**
         * @description Whether a listing is published. Deleted rows have another status that no query finds.
         *
         *     - `DRAFT`: Visible to its worker only.
         *     - `PUBLISHED`: Public, while its worker's account is active and their identity approved.
         *     - `PAUSED`: Not offered at the moment.
         * @example DRAFT
         * @enum {string}
         */
        ServiceStatus: "DRAFT" | "PUBLISHED" | "PAUSED";
        /** @description A listing. */
        ServiceSubject: {
            /**
             * Format: uuid
             * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
             */
            id: string;
            /** @enum {string} */
            kind: "service";
            /** @description What it is called now. `null` if it has no name, or it is deleted, and in what webhooks get. */
            label: null | string;
        };
        /**
         * @description Changes to a listing; omitted fields stay unchanged.
         * @example {
         *       "cancellation_policy": "FLEXIBLE",
         *       "category": "plumbing",
         *       "description": "I have been at it for twelve years.\nFair prices, clean work.",
         *       "latitude": 13.405,
         *       "location": "Berlin Kreuzberg",
         *       "longitude": 13.405,
         *       "price": {
         *         "amount": 12500,
         *         "currency": "EUR"
         *       },
         *       "pricing": "HOURLY",
         *       "status": "DRAFT",
         *       "title": "Leaking taps and pipes"
         *     }
         */
        ServiceUpdate: {
            /** @description For offers that are made from now on; `null`: that of the installation. */
            cancellation_policy?: components["schemas"]["Change_CancellationPolicy"];
            /**
             * @description The slug of a category.
             * @example plumbing
             */
            category?: string;
            description?: components["schemas"]["Paragraph_0_5000"];
            latitude?: components["schemas"]["Change_Degrees_90"];
            /** @example Berlin Kreuzberg */
            location?: string;
            longitude?: components["schemas"]["Change_Degrees_180"];
            price?: components["schemas"]["Change_Money"];
            pricing?: components["schemas"]["Pricing"];
            /** @description The only field that an administrator may change in another user's listing. */
            status?: components["schemas"]["ServiceStatus"];
            title?: components["schemas"]["Line_3_100"];
        };
        /** @description A session was ended by its owner, or because its refresh token was used twice. A notification for CLIENT and WORKER, if others have done it. */
        SessionEndedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /** @description `REFRESH_TOKEN_REUSED`: its refresh token was used twice. */
                reason?: string;
                /** @description The session; `null`: every session. */
                session_id: null | string;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                user_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["UserSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "session.ended";
        };
        /**
         * Format: uuid
         * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
         */
        SessionId: string;
        /** @description A sign-in on one device. */
        SessionRead: {
            created_at: components["schemas"]["Timestamp"];
            /** @description Whether this request belongs to it. */
            current: boolean;
            id: components["schemas"]["SessionId"];
            /** @example 203.0.113.7 */
            ip: string;
            /** @description When its tokens were last refreshed. */
            last_used_at: components["schemas"]["Timestamp"];
            /** @example Mozilla/5.0 */
            user_agent: string | null;
        };
        /** @description A user signed in. */
        SessionStartedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /** @description The network and browser, if they were not known. */
                new_place_id: null | string;
                /**
                 * Format: uuid
                 * @description The session.
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                session_id: string;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                user_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["UserSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "session.started";
        };
        /** @description A setting. */
        SettingRead: {
            /** @example HIREHALL_LISTEN */
            name: string;
            /**
             * @description `default`, `environment`, `command line`, or a file.
             * @example environment
             */
            origin: string;
            /**
             * @description What is in effect, secrets masked; empty if it is not set.
             * @example 127.0.0.1:8000
             */
            value: string;
        };
        /**
         * @description How you propose to settle it.
         * @example {
         *       "note": "I have been at it for twelve years.\nFair prices, clean work.",
         *       "worker_gets": {
         *         "amount": 12500,
         *         "currency": "EUR"
         *       }
         *     }
         */
        SettlementCreate: {
            note?: components["schemas"]["Paragraph_1_5000"] | null;
            worker_gets?: components["schemas"]["Money"] | null;
        };
        /** @description A proposed settlement. */
        SettlementRead: {
            by: components["schemas"]["Side"];
            created_at: components["schemas"]["Timestamp"];
            decided_at: components["schemas"]["Timestamp"] | null;
            /** @example Half of it, as half of the work is done. */
            note: string | null;
            /**
             * Format: int64
             * @description Numbered from 1.
             * @example 1
             */
            number: number;
            status: components["schemas"]["SettlementStatus"];
            worker_gets: components["schemas"]["Money"] | null;
        };
        /**
         * @description The status of a proposed settlement.
         *
         *     - `OPEN`: The other side can accept it.
         *     - `ACCEPTED`: The other side has accepted it.
         *     - `DECLINED`: The other side has declined it.
         *     - `SUPERSEDED`: Another one was proposed after it, or the dispute was decided.
         * @example OPEN
         * @enum {string}
         */
        SettlementStatus: "OPEN" | "ACCEPTED" | "DECLINED" | "SUPERSEDED";
        /**
         * @description A side of a conversation, a job or a review.
         *
         *     - `CLIENT`: The client.
         *     - `WORKER`: The worker.
         * @example CLIENT
         * @enum {string}
         */
        Side: "CLIENT" | "WORKER";
        /**
         * @description Reasons for a closer look. None is a proof: neighbours share a network, and families a name.
         *
         *     - `SAME_FILE`: Another account has submitted one of the same files.
         *     - `SAME_NUMBER`: Another account has submitted a document of the same kind and number.
         *     - `BANNED_PLACE`: A banned account has used the same network.
         *     - `NEW_ACCOUNT`: The account was less than a day old at the time of the submission.
         *     - `NAME_MISMATCH`: The account's name differs from the one on the document.
         * @example SAME_FILE
         * @enum {string}
         */
        SignalCode: "SAME_FILE" | "SAME_NUMBER" | "BANNED_PLACE" | "NEW_ACCOUNT" | "NAME_MISMATCH";
        /** @description A signal for a closer look. */
        SignalRead: {
            /** @description The related accounts, at most twenty. */
            accounts: components["schemas"]["AccountRead"][];
            code: components["schemas"]["SignalCode"];
        };
        /**
         * @description The response to a sign-in.
         * @example {
         *       "access_token": "eyJ0eXAiOiJhdCtqd3Qi…",
         *       "expires_in": 900,
         *       "refresh_token": "AZoy…",
         *       "token_type": "Bearer",
         *       "user": {
         *         "created_at": "2026-05-04T10:00:00.123456Z",
         *         "email": "ada@example.com",
         *         "email_verified": true,
         *         "first_name": "Ada",
         *         "id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *         "language": "de",
         *         "last_name": "Lovelace",
         *         "phone_number": "+49301234567",
         *         "role": "CLIENT",
         *         "status": "ACTIVE",
         *         "time_zone": "Europe/Berlin"
         *       }
         *     }
         */
        SignedInRead: components["schemas"]["TokenRead"] | components["schemas"]["CookieRead"];
        /** @description How accounts are made and opened. */
        SignInConfig: {
            /** @description Whether administrators can act only in sessions with a second factor. */
            admins_need_second_factor: boolean;
            /** @description Whether an account is created only after its address was verified by mail. Always true. */
            email_verification: boolean;
            /** @description Whether passkeys can be added and used here. */
            passkeys: boolean;
            /** @description The OpenID providers: `/auth/oidc/{id}/start` signs in with one of them. */
            providers: components["schemas"]["ProviderConfig"][];
        };
        /** @description A signing key for access tokens was added. */
        SigningKeyAddedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /** @description True if the operator did it on the command line. */
                by_operator?: boolean;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                key_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["SigningKeySubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "signing_key.added";
        };
        /** @description A key that signs access tokens. */
        SigningKeyRead: {
            created_at: components["schemas"]["Timestamp"];
            id: components["schemas"]["KeyId"];
        };
        /** @description A signing key for access tokens was removed; its tokens are no longer valid. */
        SigningKeyRemovedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /** @description True if the operator did it on the command line. */
                by_operator?: boolean;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                key_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["SigningKeySubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "signing_key.removed";
        };
        /** @description A key that signs access tokens. */
        SigningKeySubject: {
            /**
             * Format: uuid
             * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
             */
            id: string;
            /** @enum {string} */
            kind: "signing_key";
            label: null;
        };
        /**
         * @description A new account.
         * @example {
         *       "email": "ada@example.com",
         *       "first_name": "Jean-Luc",
         *       "language": "de",
         *       "last_name": "Lovelace",
         *       "password": "hirehall-demo",
         *       "phone_number": "+49 30 1234567",
         *       "role": "CLIENT",
         *       "time_zone": "Europe/Berlin"
         *     }
         */
        SignupCreate: {
            email: components["schemas"]["Email"];
            first_name: components["schemas"]["Name_1_80"];
            language?: components["schemas"]["Language"] | null;
            /**
             * @description Empty for people with a single name.
             * @example Lovelace
             */
            last_name?: string;
            password: components["schemas"]["Password"];
            phone_number?: components["schemas"]["Phone"] | null;
            role: components["schemas"]["SignupRole"];
            time_zone?: components["schemas"]["TimeZone"] | null;
        };
        /** @description A sign-up with an address was requested. */
        SignupRequestedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /** @description A hash of where it was requested. */
                from: string;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                signup_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["SignupSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "signup.requested";
        };
        /**
         * @description The roles for sign-up. Administrators are created on the command line.
         *
         *     - `CLIENT`: Looks for services.
         *     - `WORKER`: Offers services.
         * @example CLIENT
         * @enum {string}
         */
        SignupRole: "CLIENT" | "WORKER";
        /** @description A sign-up whose address is not verified yet. */
        SignupSubject: {
            /**
             * Format: uuid
             * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
             */
            id: string;
            /** @enum {string} */
            kind: "signup";
            label: null;
        };
        /**
         * @description At most 30 skills. Duplicates are removed.
         * @example [
         *       "Leaking taps",
         *       "Pipes"
         *     ]
         */
        SkillList: components["schemas"]["Line_1_60"][];
        /**
         * @description A file of a submission: the name of its form field and of its path.
         *
         *     - `document`: The document, or its front.
         *     - `document_back`: The document's back.
         *     - `selfie`: A photograph of the worker.
         *     - `licence`: A licence to do certain work.
         *     - `insurance`: A proof of insurance.
         *     - `criminal_record`: An extract from the register of criminal records.
         * @example document
         * @enum {string}
         */
        Slot: "document" | "document_back" | "selfie" | "licence" | "insurance" | "criminal_record";
        /**
         * @description What you have to say.
         * @example {
         *       "text": "I have been at it for twelve years.\nFair prices, clean work."
         *     }
         */
        StatementCreate: {
            text: components["schemas"]["Paragraph_1_5000"];
        };
        /** @description What one side says. */
        StatementRead: {
            by: components["schemas"]["Side"];
            created_at: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @description Numbered from 1.
             * @example 1
             */
            number: number;
            /** @example The tap was not replaced, it still drips. */
            text: string;
        };
        /** @description The statistics. */
        StatsRead: {
            /** @description One entry per day in UTC, in order. */
            days: components["schemas"]["DayRead"][];
            totals: components["schemas"]["Totals"];
        };
        /** @description The file store. */
        StorageRead: {
            /**
             * @description Whether the node has found since its start that the store is that of this installation. False if it has not
             *     answered yet.
             * @example true
             */
            is_ours: boolean;
            /**
             * @description `directory` or `bucket`.
             * @example directory
             */
            kind: string;
        };
        /**
         * Format: uuid
         * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
         */
        SubjectId: string;
        /**
         * @description What an event is about.
         *
         *     - `user`: An account.
         *     - `signup`: A sign-up whose address is not verified yet.
         *     - `signing_key`: A key that signs access tokens.
         *     - `submission`: The documents of an identity check.
         *     - `service`: A listing.
         *     - `thread`: A conversation.
         *     - `message`: A message of a conversation.
         *     - `job`: A job.
         *     - `review`: A review.
         *     - `webhook`: A webhook.
         *     - `task`: A task of the queue.
         *     - `category`: A category of listings.
         *     - `installation`: The installation as a whole; nothing else has its id.
         * @example user
         * @enum {string}
         */
        SubjectKind: "user" | "signup" | "signing_key" | "submission" | "service" | "thread" | "message" | "job" | "review" | "webhook" | "task" | "category" | "installation";
        /**
         * @description The form to submit documents.
         * @example {
         *       "document": "…",
         *       "document_type": "PASSPORT",
         *       "selfie": "…"
         *     }
         */
        SubmissionForm: {
            /**
             * Format: binary
             * @description A certificate of criminal record: PDF, JPEG or PNG of at most 10 MB.
             */
            criminal_record?: Blob;
            /**
             * Format: binary
             * @description The document, or its front: PDF, JPEG or PNG of at most 10 MB.
             */
            document: Blob;
            /**
             * Format: binary
             * @description The document's back: PDF, JPEG or PNG of at most 10 MB.
             */
            document_back?: Blob;
            /**
             * Format: date
             * @description The last day on which the document is valid.
             * @example 2031-05-04
             */
            document_expires_on?: string;
            /**
             * @description The document's number. Only a keyed hash of it is stored, which shows whether another account has used
             *     the same document.
             * @example C01X00T47
             */
            document_number?: string;
            document_type: components["schemas"]["DocumentType"];
            /**
             * Format: binary
             * @description A proof of insurance: PDF, JPEG or PNG of at most 10 MB.
             */
            insurance?: Blob;
            /**
             * Format: binary
             * @description A licence: PDF, JPEG or PNG of at most 10 MB. Files that the operator does not ask for are unknown
             *     fields.
             */
            licence?: Blob;
            /**
             * @description The full name on the document.
             * @example Augusta Ada King
             */
            name_on_document?: string;
            /**
             * Format: binary
             * @description Your face: JPEG or PNG of at most 10 MB. `GET /workers/me/kyc/requirements` says which files are
             *     required.
             */
            selfie?: Blob;
        };
        /**
         * Format: uuid
         * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
         */
        SubmissionId: string;
        /** @description A submission of documents. */
        SubmissionOverview: {
            document_type: components["schemas"]["DocumentType"];
            id: components["schemas"]["SubmissionId"];
            reason_code: components["schemas"]["ReasonCode"] | null;
            reviewed_at: components["schemas"]["Timestamp"] | null;
            status: components["schemas"]["KycStatus"];
            submitted_at: components["schemas"]["Timestamp"];
        };
        /** @description One submission. */
        SubmissionRead: {
            document_type: components["schemas"]["DocumentType"];
            id: components["schemas"]["SubmissionId"];
            reason: components["schemas"]["RefusalRead"] | null;
            reviewed_at: components["schemas"]["Timestamp"] | null;
            status: components["schemas"]["KycStatus"];
            submitted_at: components["schemas"]["Timestamp"];
        };
        /** @description The documents of an identity check. */
        SubmissionSubject: {
            /**
             * Format: uuid
             * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
             */
            id: string;
            /** @enum {string} */
            kind: "submission";
            /** @description What it is called now. `null` if it has no name, or it is deleted, and in what webhooks get. */
            label: null | string;
        };
        /** @description A rating summary: how many reviews count, and how many of them have each number of stars. */
        SummaryRead: {
            /**
             * Format: double
             * @description The mean of all ratings, rounded to hundredths; `null` without ratings.
             * @example 4.5
             */
            average: number | null;
            /**
             * Format: int64
             * @example 2
             */
            count: number;
            distribution: components["schemas"]["Distribution"];
        };
        /**
         * @description The state of the installation. What is read of the database and the disks may be five seconds old; the rest is that
         *     of the node that answers.
         */
        SystemRead: {
            /**
             * @description The commit that it was built from; `unknown` if the build did not say.
             * @example 4f86ead
             */
            commit: string;
            database: components["schemas"]["DatabaseRead"];
            /** @description The node's file systems. */
            disks: components["schemas"]["DiskRead"][];
            events: components["schemas"]["EventLagRead"];
            /**
             * @description The node's open live feeds.
             * @example 12
             */
            feeds_open: number;
            mail: components["schemas"]["MailStateRead"];
            /** @description When the database and the disks were read. */
            read_at: components["schemas"]["Timestamp"];
            /** @description The node's background work, in the order of the names. */
            rounds: components["schemas"]["RoundRead"][];
            /** @description When the node started. */
            started_at: components["schemas"]["Timestamp"];
            storage: components["schemas"]["StorageRead"];
            /** @description Work that is done later, one entry for each kind. */
            tasks: components["schemas"]["TaskLoadRead"][];
            /**
             * Format: int64
             * @description How many seconds ago that was.
             * @example 86400
             */
            uptime_seconds: number;
            /**
             * @description The version of Hirehall on the node that answers.
             * @example 0.1.0
             */
            version: string;
            /** @description The webhooks that are not disabled. */
            webhooks: components["schemas"]["WebhookLagRead"][];
        };
        /** @description The operator deleted a task of the queue from the command line. */
        TaskDroppedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /** @description True if the operator did it on the command line. */
                by_operator?: boolean;
                /** @description What it was for. */
                kind: string;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                task_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["TaskSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "task.dropped";
        };
        /**
         * Format: uuid
         * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
         */
        TaskId: string;
        /**
         * @description The kind of a task.
         *
         *     - `mail`: A mail about one event.
         *     - `news`: News for one user, several in one mail.
         *     - `export`: An export of an account's data.
         *     - `identity_check`: A request to the identity check service.
         *     - `search_index`: Indexing the listings of a changed worker.
         *     - `webhook`: Deliveries to a webhook.
         * @example mail
         * @enum {string}
         */
        TaskKind: "mail" | "news" | "export" | "identity_check" | "search_index" | "webhook";
        /** @description The tasks of a kind. */
        TaskLoadRead: {
            /**
             * Format: int64
             * @description Tasks that have failed for good in the last 30 days; at most 10000 of all kinds are counted.
             * @example 0
             */
            failed: number;
            kind: components["schemas"]["TaskKind"];
            oldest_due_at: components["schemas"]["Timestamp"] | null;
            /**
             * Format: int64
             * @description Open tasks; 100000 means that many or more.
             * @example 3
             */
            waiting: number;
        };
        /** @description The operator retried a task of the queue from the command line. */
        TaskRetriedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /** @description True if the operator did it on the command line. */
                by_operator?: boolean;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                task_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["TaskSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "task.retried";
        };
        /** @description A task of the queue. */
        TaskSubject: {
            /**
             * Format: uuid
             * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
             */
            id: string;
            /** @enum {string} */
            kind: "task";
            label: null;
        };
        /** @description How many characters texts may have. */
        TextConfig: {
            /**
             * @description What workers (`bio`) and clients (`about`) write about themselves.
             * @example 2000
             */
            about: number;
            /** @example 80 */
            first_name: number;
            /** @example 5000 */
            job_description: number;
            /** @example 100 */
            job_title: number;
            /** @example 80 */
            last_name: number;
            /** @example 5000 */
            listing_description: number;
            /** @example 100 */
            listing_title: number;
            /** @example 5000 */
            message: number;
            /** @example 128 */
            password: number;
            /**
             * @description The shortest password.
             * @example 8
             */
            password_min: number;
            /** @example 2000 */
            review: number;
            /** @example 2000 */
            review_reply: number;
            /** @example 60 */
            skill: number;
        };
        /** @description A conversation was closed. A notification for CLIENT and WORKER, if others have done it. */
        ThreadClosedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                thread_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["ThreadSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "thread.closed";
        };
        /**
         * @description A new conversation: about a service, or with a worker without one.
         * @example {
         *       "content": "Could you come on Tuesday?",
         *       "service_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f"
         *     }
         */
        ThreadCreate: {
            /**
             * @description The first message.
             * @example Could you come on Tuesday?
             */
            content: string;
            service_id?: components["schemas"]["ServiceId"] | null;
            worker_id?: components["schemas"]["UserId"] | null;
        };
        /**
         * Format: uuid
         * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
         */
        ThreadId: string;
        /** @description An administrator stated a reason to read a conversation. */
        ThreadInspectedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @description The job.
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                job_id: string;
                /** @description The reason, in the words of its author. */
                reason: string;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                thread_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["ThreadSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "thread.inspected";
        };
        /** @description The job of a conversation. */
        ThreadJob: {
            id: components["schemas"]["JobId"];
            status: components["schemas"]["JobStatus"];
        };
        /** @description A conversation was opened. A notification for WORKER, if others have done it. */
        ThreadOpenedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /** @description The listing that it is about. */
                service_id: null | string;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                thread_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["ThreadSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "thread.opened";
        };
        /** @description A conversation as the caller sees it. */
        ThreadRead: {
            client: components["schemas"]["UserSummary"];
            created_at: components["schemas"]["Timestamp"];
            id: components["schemas"]["ThreadId"];
            /** @description Whether it is closed for new messages. */
            is_closed: boolean;
            job: components["schemas"]["ThreadJob"] | null;
            last_activity_at: components["schemas"]["Timestamp"];
            last_message: components["schemas"]["MessageRead"];
            read_up_to: components["schemas"]["ReadUpTo"];
            service: components["schemas"]["ThreadService"] | null;
            /**
             * Format: int64
             * @description How many messages of the other side are unread.
             * @example 2
             */
            unread_count: number;
            worker: components["schemas"]["WorkerSummary"];
        };
        /** @description A participant read a conversation. */
        ThreadReadEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @description The participant.
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                reader_id: string;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                thread_id: string;
                /**
                 * Format: uuid
                 * @description The last message that they have read.
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                up_to: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["ThreadSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "thread.read";
        };
        /** @description The service of a conversation. */
        ThreadService: {
            id: components["schemas"]["ServiceId"];
            /** @example Leaking taps and pipes */
            title: string;
        };
        /** @description A conversation. */
        ThreadSubject: {
            /**
             * Format: uuid
             * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
             */
            id: string;
            /** @enum {string} */
            kind: "thread";
            /** @description What it is called now. `null` if it has no name, or it is deleted, and in what webhooks get. */
            label: null | string;
        };
        /**
         * Format: date-time
         * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
         * @example 2026-05-04T10:00:00.123456Z
         */
        Timestamp: string;
        /**
         * @description The name of a time zone in the IANA database.
         * @example Europe/Berlin
         */
        TimeZone: string;
        /** @description An error as defined in RFC 6749, section 5.2. */
        TokenError: {
            /** @example invalid_grant */
            error: string;
            /** @example The e-mail address or the password is wrong. */
            error_description: string;
        };
        /** @description A signed-in session. */
        TokenRead: {
            /**
             * @description Send it as `Authorization: Bearer …`.
             * @example eyJ0eXAiOiJhdCtqd3Qi…
             */
            access_token: string;
            /**
             * Format: int64
             * @description Seconds until the access token expires.
             * @example 900
             */
            expires_in: number;
            /**
             * @description Exchange it once for the next pair of tokens.
             * @example AZoy…
             */
            refresh_token: string;
            /** @example Bearer */
            token_type: string;
            user: components["schemas"]["UserRead"];
        };
        /**
         * @description The supported grants of OAuth 2 (RFC 6749, sections 4.3 and 6). An empty parameter counts as missing; scopes
         *     and client secrets are ignored.
         * @example {
         *       "grant_type": "password",
         *       "password": "hirehall-demo",
         *       "username": "client@demo.hirehall.example"
         *     }
         */
        TokenRequest: {
            /**
             * @description `password` or `refresh_token`.
             * @example password
             */
            grant_type?: string;
            /**
             * @description For `password`.
             * @example correct horse battery
             */
            password?: string;
            /** @description For `refresh_token`. */
            refresh_token?: string;
            /**
             * @description For `password`: a TOTP code or a recovery code, if the account has a second factor.
             * @example 287082
             */
            totp_code?: string;
            /**
             * @description The e-mail address, for `password`.
             * @example ada@example.com
             */
            username?: string;
        };
        /** @description How many there are. */
        Total: {
            /**
             * Format: int64
             * @description The number, or 1,000 if there are more.
             * @example 143
             */
            count: number;
            /** @description Whether there are no more. */
            is_exact: boolean;
        };
        /** @description Totals, counted anew when they are older than half a minute. */
        Totals: {
            /** @description When they were counted. */
            counted_at: components["schemas"]["Timestamp"];
            /**
             * @description Jobs by status.
             * @example {
             *       "ACCEPTED": 7,
             *       "NEGOTIATING": 12
             *     }
             */
            jobs: {
                [key: string]: number;
            };
            /**
             * Format: int64
             * @description Open identity checks.
             * @example 2
             */
            kyc_open: number;
            /**
             * Format: int64
             * @description Visible reviews.
             * @example 64
             */
            reviews: number;
            /**
             * Format: int64
             * @description Reviews with flags or a signal that wait for a decision.
             * @example 1
             */
            reviews_flagged: number;
            /**
             * Format: int64
             * @description Public listings.
             * @example 80
             */
            services_public: number;
            /**
             * @description Accounts by role and status.
             * @example {
             *       "CLIENT": {
             *         "ACTIVE": 120,
             *         "BANNED": 1,
             *         "DELETED": 3,
             *         "FROZEN": 0
             *       }
             *     }
             */
            users: {
                [key: string]: {
                    [key: string]: number;
                };
            };
        };
        /**
         * @description The first code of the app.
         * @example {
         *       "code": "Leaking taps and pipes"
         *     }
         */
        TotpConfirm: {
            code: components["schemas"]["Line_1_40"];
        };
        /**
         * @description Setting up an authenticator app.
         * @example {
         *       "password": "hirehall-demo"
         *     }
         */
        TotpCreate: {
            password: components["schemas"]["Password"];
        };
        /**
         * @description Removing a second factor.
         * @example {
         *       "code": "Leaking taps and pipes",
         *       "password": "hirehall-demo"
         *     }
         */
        TotpDelete: {
            /** @description A TOTP code, or a recovery code. */
            code: components["schemas"]["Line_1_40"];
            password: components["schemas"]["Password"];
        };
        /** @description The secret for the app. It is shown once. */
        TotpRead: {
            /**
             * @description The same as a URI for a QR code.
             * @example otpauth://totp/hall.example.org:ada%40example.com?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=hall.example.org&algorithm=SHA1&digits=6&period=30
             */
            otpauth_uri: string;
            /**
             * @description To be typed into the app (base32).
             * @example GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ
             */
            secret: string;
        };
        /**
         * @description Names by the tags of their languages.
         * @example {}
         */
        TranslatedNames: {
            [key: string]: string;
        };
        /**
         * @description Not signed in, or not proven.
         * @example {
         *       "code": "invalid_token",
         *       "detail": "The access token is not valid now: it has expired, or its session has ended. Refresh it, or sign in again.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 401,
         *       "title": "Unauthorized",
         *       "type": "about:blank"
         *     }
         */
        Unauthorized: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "invalid_token" | "not_signed_in";
        };
        /**
         * @description Not signed in, or not proven.
         * @example {
         *       "code": "identity_not_confirmed",
         *       "detail": "The provider did not confirm who you are. Start again.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 401,
         *       "title": "Unauthorized",
         *       "type": "about:blank"
         *     }
         */
        UnauthorizedIdentityNotConfirmedTotpRequired: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "identity_not_confirmed" | "totp_required";
        };
        /**
         * @description Not signed in, or not proven.
         * @example {
         *       "code": "invalid_credentials",
         *       "detail": "The e-mail address or the password is wrong, or the address is not verified yet.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 401,
         *       "title": "Unauthorized",
         *       "type": "about:blank"
         *     }
         */
        UnauthorizedInvalidCredentialsInvalidTotpCodeTotpRequired: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "invalid_credentials" | "invalid_totp_code" | "totp_required";
        };
        /**
         * @description Not signed in, or not proven.
         * @example {
         *       "code": "invalid_passkey",
         *       "detail": "The passkey was removed, or its answer is wrong.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 401,
         *       "title": "Unauthorized",
         *       "type": "about:blank"
         *     }
         */
        UnauthorizedInvalidPasskey: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "invalid_passkey";
        };
        /**
         * @description Not signed in, or not proven.
         * @example {
         *       "code": "invalid_refresh_token",
         *       "detail": "The refresh token is not valid now. Sign in again.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 401,
         *       "title": "Unauthorized",
         *       "type": "about:blank"
         *     }
         */
        UnauthorizedInvalidRefreshToken: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "invalid_refresh_token";
        };
        /**
         * @description Not signed in, or not proven.
         * @example {
         *       "code": "invalid_signature",
         *       "detail": "The message is not signed with the shared secret, or is too old.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 401,
         *       "title": "Unauthorized",
         *       "type": "about:blank"
         *     }
         */
        UnauthorizedInvalidSignature: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "invalid_signature";
        };
        /**
         * @description The server is overloaded, or a dependency is down; try again after `Retry-After` seconds.
         * @example {
         *       "code": "database_unavailable",
         *       "detail": "The database is not available. Try again in a moment.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 503,
         *       "title": "Service Unavailable",
         *       "type": "about:blank"
         *     }
         */
        Unavailable: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "database_unavailable" | "overloaded";
        };
        /**
         * @description The server is overloaded, or a dependency is down; try again after `Retry-After` seconds.
         * @example {
         *       "code": "database_unavailable",
         *       "detail": "The database is not available. Try again in a moment.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 503,
         *       "title": "Service Unavailable",
         *       "type": "about:blank"
         *     }
         */
        UnavailableProviderUnavailable: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "database_unavailable" | "overloaded" | "provider_unavailable";
        };
        /**
         * @description The server is overloaded, or a dependency is down; try again after `Retry-After` seconds.
         * @example {
         *       "code": "database_unavailable",
         *       "detail": "The database is not available. Try again in a moment.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 503,
         *       "title": "Service Unavailable",
         *       "type": "about:blank"
         *     }
         */
        UnavailableScannerUnavailableStorageFullStorageUnavailable: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "database_unavailable" | "overloaded" | "scanner_unavailable" | "storage_full" | "storage_unavailable";
        };
        /**
         * @description The server is overloaded, or a dependency is down; try again after `Retry-After` seconds.
         * @example {
         *       "code": "database_unavailable",
         *       "detail": "The database is not available. Try again in a moment.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 503,
         *       "title": "Service Unavailable",
         *       "type": "about:blank"
         *     }
         */
        UnavailableStorageFullStorageUnavailable: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "database_unavailable" | "overloaded" | "storage_full" | "storage_unavailable";
        };
        /**
         * @description The server is overloaded, or a dependency is down; try again after `Retry-After` seconds.
         * @example {
         *       "code": "database_unavailable",
         *       "detail": "The database is not available. Try again in a moment.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 503,
         *       "title": "Service Unavailable",
         *       "type": "about:blank"
         *     }
         */
        UnavailableStorageUnavailable: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "database_unavailable" | "overloaded" | "storage_unavailable";
        };
        /**
         * @description Well-formed but invalid; `errors` has every wrong field. Unknown fields and query parameters are invalid.
         * @example {
         *       "code": "invalid",
         *       "detail": "Fields of the body, parameters or headers are wrong; `errors` names each.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 422,
         *       "title": "Unprocessable Entity",
         *       "type": "about:blank"
         *     }
         */
        Unprocessable: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "invalid" | "too_many_parameters" | "unknown_field";
        };
        /**
         * @description Well-formed but invalid; `errors` has every wrong field. Unknown fields and query parameters are invalid.
         * @example {
         *       "code": "idempotency_key_reused",
         *       "detail": "The `Idempotency-Key` came with another request before. Use a new key for a new request.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 422,
         *       "title": "Unprocessable Entity",
         *       "type": "about:blank"
         *     }
         */
        UnprocessableIdempotencyKeyReused: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "idempotency_key_reused" | "invalid" | "too_many_parameters" | "unknown_field";
        };
        /**
         * @description Well-formed but invalid; `errors` has every wrong field. Unknown fields and query parameters are invalid.
         * @example {
         *       "code": "invalid",
         *       "detail": "Fields of the body, parameters or headers are wrong; `errors` names each.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 422,
         *       "title": "Unprocessable Entity",
         *       "type": "about:blank"
         *     }
         */
        UnprocessableInvalidCursor: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "invalid" | "invalid_cursor" | "too_many_parameters" | "unknown_field";
        };
        /**
         * @description Well-formed but invalid; `errors` has every wrong field. Unknown fields and query parameters are invalid.
         * @example {
         *       "code": "invalid",
         *       "detail": "Fields of the body, parameters or headers are wrong; `errors` names each.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 422,
         *       "title": "Unprocessable Entity",
         *       "type": "about:blank"
         *     }
         */
        UnprocessableInvalidState: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "invalid" | "invalid_state" | "too_many_parameters" | "unknown_field";
        };
        /**
         * @description Well-formed but invalid; `errors` has every wrong field. Unknown fields and query parameters are invalid.
         * @example {
         *       "code": "invalid",
         *       "detail": "Fields of the body, parameters or headers are wrong; `errors` names each.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 422,
         *       "title": "Unprocessable Entity",
         *       "type": "about:blank"
         *     }
         */
        UnprocessablePasswordRequired: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "invalid" | "password_required" | "too_many_parameters" | "unknown_field";
        };
        /** @description Notifications that were not seen yet, on all of an account's devices. */
        UnreadNotifications: {
            /**
             * Format: int64
             * @description The mark: newer events count as unread. 0 at first.
             * @example 4711
             */
            seen_up_to: number;
            /**
             * Format: int64
             * @description How many there are. 100 means 100 or more.
             * @example 3
             */
            unread: number;
        };
        /** @description How much is unread. */
        UnreadRead: {
            /** @description Whether these are all. Of 200 conversations or more, the 200 of latest activity are counted. */
            is_exact: boolean;
            /**
             * Format: int64
             * @description The number of unread messages.
             * @example 5
             */
            messages: number;
            /**
             * Format: int64
             * @description The number of conversations with unread messages.
             * @example 2
             */
            threads: number;
        };
        /**
         * @description The body has a media type that this path does not read.
         * @example {
         *       "code": "unsupported_media_type",
         *       "detail": "The body or one of its files is of a media type that is not read here; `errors` names it and those that are.",
         *       "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "status": 415,
         *       "title": "Unsupported Media Type",
         *       "type": "about:blank"
         *     }
         */
        UnsupportedMedia: components["schemas"]["Problem"] & {
            /** @enum {string} */
            code: "unsupported_media_type";
        };
        /** @description A file that may be uploaded. */
        UploadConfig: {
            /** @example 10485760 */
            max_bytes: number;
            /**
             * @example [
             *       "image/jpeg",
             *       "image/png"
             *     ]
             */
            media_types: string[];
        };
        /** @description An account was banned: it may not sign in. */
        UserBannedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                from: components["schemas"]["UserStatus"];
                /** @description The reason, in the words of its author. */
                reason: string;
                to: components["schemas"]["UserStatus"];
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                user_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["UserSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "user.banned";
        };
        /** @description The address was proven and the account was created. */
        UserCreatedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                user_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["UserSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "user.created";
        };
        /** @description An account was deleted. */
        UserDeletedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /** @description True if the operator did it on the command line. */
                by_operator?: boolean;
                from: components["schemas"]["UserStatus"];
                /** @description The reason, in the words of its author. */
                reason: null | string;
                to: components["schemas"]["UserStatus"];
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                user_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["UserSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "user.deleted";
        };
        /** @description The address was changed. */
        UserEmailChangedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                user_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["UserSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "user.email_changed";
        };
        /** @description A change of address was requested. */
        UserEmailChangeRequestedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @description The requested change.
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                change_id: string;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                user_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["UserSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "user.email_change_requested";
        };
        /** @description An export could not be packed in time. A notification for CLIENT and WORKER, if others have done it. */
        UserExportFailedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                user_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["UserSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "user.export_failed";
        };
        /** @description A user, an administrator or the operator downloaded an export. */
        UserExportFetchedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /** @description True if the operator did it on the command line. */
                by_operator?: boolean;
                /**
                 * Format: uuid
                 * @description The export.
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                export_id?: string;
                /** @description The reason, in the words of its author. */
                reason?: string;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                user_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["UserSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "user.export_fetched";
        };
        /** @description An export is ready to be downloaded. A notification for CLIENT and WORKER, if others have done it. */
        UserExportReadyEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                user_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["UserSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "user.export_ready";
        };
        /** @description A user requested an export of their data. */
        UserExportRequestedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                user_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["UserSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "user.export_requested";
        };
        /** @description An account was frozen: it may read but change nothing. A notification for CLIENT and WORKER, if others have done it. */
        UserFrozenEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                from: components["schemas"]["UserStatus"];
                /** @description The reason, in the words of its author. */
                reason: string;
                to: components["schemas"]["UserStatus"];
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                user_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["UserSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "user.frozen";
        };
        /**
         * Format: uuid
         * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
         */
        UserId: string;
        /** @description A legal hold was lifted. */
        UserLegalHoldLiftedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /** @description The reason, in the words of its author. */
                reason: string;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                user_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["UserSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "user.legal_hold_lifted";
        };
        /** @description A legal hold was placed on a user's documents: they are kept beyond the retention period. */
        UserLegalHoldPlacedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /** @description The reason, in the words of its author. */
                reason: string;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                user_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["UserSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "user.legal_hold_placed";
        };
        /** @description A passkey was added. */
        UserPasskeyAddedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @description The passkey.
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                passkey_id: string;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                user_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["UserSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "user.passkey_added";
        };
        /** @description A passkey was removed. A notification for CLIENT and WORKER, if others have done it. */
        UserPasskeyRemovedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /** @description True if the operator did it on the command line. */
                by_operator?: boolean;
                /**
                 * Format: uuid
                 * @description The passkey.
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                passkey_id: string;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                user_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["UserSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "user.passkey_removed";
        };
        /** @description The password was changed. A notification for CLIENT and WORKER, if others have done it. */
        UserPasswordChangedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /** @description True if the operator did it on the command line. */
                by_operator?: boolean;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                user_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["UserSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "user.password_changed";
        };
        /** @description A link to choose a new password was requested. */
        UserPasswordResetRequestedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /** @description The known device that it was requested from. */
                place_id: null | string;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                user_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["UserSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "user.password_reset_requested";
        };
        /** @description An account, as its owner and administrators see it. */
        UserRead: {
            created_at: components["schemas"]["Timestamp"];
            /** @example ada@example.com */
            email: string;
            /** @description Always true: an account is created when its address is verified. */
            email_verified: boolean;
            /** @example Ada */
            first_name: string;
            id: components["schemas"]["UserId"];
            language: components["schemas"]["Language"] | null;
            /**
             * @description Empty for people with only one name.
             * @example Lovelace
             */
            last_name: string;
            /** @example +49301234567 */
            phone_number: string | null;
            role: components["schemas"]["Role"];
            status: components["schemas"]["UserStatus"];
            /**
             * @description The time zone of times in mails to the account. `null`: that of this installation.
             * @example Europe/Berlin
             */
            time_zone: string | null;
        };
        /** @description A recovery code was used. */
        UserRecoveryCodeUsedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @description How many codes are left.
                 * @example 2
                 */
                codes_left: number;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                user_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["UserSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "user.recovery_code_used";
        };
        /** @description A second factor was added: signing in needs a code. */
        UserSecondFactorAddedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                user_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["UserSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "user.second_factor_added";
        };
        /** @description Several wrong codes of the second factor came with the right password. A notification for CLIENT and WORKER, if others have done it. */
        UserSecondFactorRefusedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                user_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["UserSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "user.second_factor_refused";
        };
        /** @description The second factor was removed. A notification for CLIENT and WORKER, if others have done it. */
        UserSecondFactorRemovedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /** @description True if the operator did it on the command line. */
                by_operator?: boolean;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                user_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["UserSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "user.second_factor_removed";
        };
        /** @description An administrator ended every session of an account. A notification for CLIENT and WORKER, if others have done it. */
        UserSignedOutEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /** @description The reason, in the words of its author. */
                reason: string;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                user_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["UserSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "user.signed_out";
        };
        /**
         * @description Whether an account may act.
         *
         *     - `ACTIVE`: May do everything that its role allows.
         *     - `FROZEN`: May sign in and read, but not change anything. Hidden from the public.
         *     - `BANNED`: Cannot sign in. Hidden from the public.
         *     - `DELETED`: Deleted: personal data are erased, and the e-mail address can be used again.
         * @example ACTIVE
         * @enum {string}
         */
        UserStatus: "ACTIVE" | "FROZEN" | "BANNED" | "DELETED";
        /** @description An account. */
        UserSubject: {
            /**
             * Format: uuid
             * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
             */
            id: string;
            /** @enum {string} */
            kind: "user";
            /** @description What it is called now. `null` if it has no name, or it is deleted, and in what webhooks get. */
            label: null | string;
        };
        /** @description The part of an account that the other side of a conversation, a job or a review sees, with its picture. */
        UserSummary: {
            /**
             * @description `Deleted user` for a deleted account.
             * @example Ada
             */
            first_name: string;
            id: components["schemas"]["UserId"];
            /**
             * @description The first letter of the last name, with its combining marks. Empty without a last name, and for a deleted account.
             * @example L
             */
            last_initial: string;
            picture_url: components["schemas"]["PictureUrl"] | null;
        };
        /** @description An account was unbanned. A notification for CLIENT and WORKER, if others have done it. */
        UserUnbannedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                from: components["schemas"]["UserStatus"];
                /** @description The reason, in the words of its author. */
                reason: string;
                to: components["schemas"]["UserStatus"];
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                user_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["UserSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "user.unbanned";
        };
        /** @description An account was unfrozen. A notification for CLIENT and WORKER, if others have done it. */
        UserUnfrozenEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                from: components["schemas"]["UserStatus"];
                /** @description The reason, in the words of its author. */
                reason: string;
                to: components["schemas"]["UserStatus"];
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                user_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["UserSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "user.unfrozen";
        };
        /**
         * @description Verification of an address. A name, role or phone number that is sent replaces that of the sign-up.
         * @example {
         *       "first_name": "Jean-Luc",
         *       "last_name": "Jean-Luc",
         *       "password": "hirehall-demo",
         *       "phone_number": "+49 30 1234567",
         *       "role": "CLIENT",
         *       "token": "Leaking taps and pipes"
         *     }
         */
        Verification: {
            first_name?: components["schemas"]["Name_1_80"] | null;
            last_name?: components["schemas"]["Name_0_80"] | null;
            password?: components["schemas"]["Password"] | null;
            phone_number?: components["schemas"]["Phone"] | null;
            role?: components["schemas"]["SignupRole"] | null;
            token: components["schemas"]["Line_1_200"];
        };
        /** @description The account of a verified address. */
        Verified: {
            user: components["schemas"]["UserRead"];
        };
        /** @description What waits for a decision of an administrator. */
        WaitingRead: {
            /** @description Disputes that are not decided, and appeals against decisions. */
            disputes: components["schemas"]["QueueRead"];
            /** @description Reviews with flags or a signal. */
            flagged_reviews: components["schemas"]["QueueRead"];
            /** @description Identity checks that nobody has decided, claimed or not. */
            identity_checks: components["schemas"]["QueueRead"];
            /** @description Names that workers have asked for. */
            name_changes: components["schemas"]["QueueRead"];
            /** @description Appeals of authors against the removal of their reviews. */
            review_appeals: components["schemas"]["QueueRead"];
        };
        /** @description An administrator changed a webhook. */
        WebhookChangedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /** @description The types of events that are sent; `null`: all. */
                event_types: null | string[];
                /** @description The host of the webhook's URL. */
                host: string;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                webhook_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["WebhookSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "webhook.changed";
        };
        /**
         * @description A new webhook.
         * @example {
         *       "description": "To the accounting",
         *       "event_types": [
         *         "signup.requested"
         *       ],
         *       "url": "https://example.com/hooks"
         *     }
         */
        WebhookCreate: {
            /**
             * @default
             * @example To the accounting
             */
            description: string;
            event_types?: components["schemas"]["EventTypes"] | null;
            /**
             * Format: uri
             * @description `https://…`, without user name, password and fragment. Its host must have public addresses. `http://` and other
             *     addresses are allowed in the networks of the setting `HIREHALL_WEBHOOK_NETWORKS`.
             * @example https://example.com/hooks
             */
            url: string;
        };
        /** @description An administrator created a webhook. */
        WebhookCreatedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /** @description The types of events that are sent; `null`: all. */
                event_types: null | string[];
                /** @description The host of the webhook's URL. */
                host: string;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                webhook_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["WebhookSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "webhook.created";
        };
        /** @description An administrator deleted a webhook. */
        WebhookDeletedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /** @description The host of the webhook's URL. */
                host: string;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                webhook_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["WebhookSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "webhook.deleted";
        };
        /** @description A webhook was disabled by an administrator, or because every attempt of five days has failed, or because its receiver wants no more. A notification for ADMIN, if others have done it. */
        WebhookDisabledEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                disabled_reason: components["schemas"]["DisabledReason"];
                /** @description The host of the webhook's URL. */
                host: string;
                /**
                 * Format: int64
                 * @description Events up to here were sent or wait to be sent.
                 * @example 2
                 */
                last_event_id: number;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                webhook_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["WebhookSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "webhook.disabled";
        };
        /**
         * @description How a disabled webhook goes on.
         * @example {
         *       "skip_missed": false
         *     }
         */
        WebhookEnable: {
            /**
             * @description Whether the events since it was disabled are skipped, together with those that wait. Otherwise they are
             *     delivered now.
             * @default false
             * @example false
             */
            skip_missed: boolean;
        };
        /** @description An administrator enabled a webhook. */
        WebhookEnabledEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /** @description The host of the webhook's URL. */
                host: string;
                /**
                 * Format: int64
                 * @description Events up to here were sent or wait to be sent.
                 * @example 2
                 */
                last_event_id: number;
                /** @description Whether the events since it was disabled are skipped. */
                skips_missed: boolean;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                webhook_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["WebhookSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "webhook.enabled";
        };
        /**
         * Format: uuid
         * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
         */
        WebhookId: string;
        /** @description How far behind the deliveries of a webhook are. */
        WebhookLagRead: {
            /** @example https://example.com/hooks */
            url: string;
            waits_since: components["schemas"]["Timestamp"] | null;
            webhook_id: components["schemas"]["WebhookId"];
        };
        /** @description A webhook. */
        WebhookRead: {
            created_at: components["schemas"]["Timestamp"];
            /** @example To the accounting */
            description: string;
            disabled_at: components["schemas"]["Timestamp"] | null;
            disabled_reason: components["schemas"]["DisabledReason"] | null;
            /**
             * @description The types of events that are delivered; `null`: all.
             * @example [
             *       "job.finalized",
             *       "review.posted"
             *     ]
             */
            event_types: components["schemas"]["EventKind"][] | null;
            failing_since: components["schemas"]["Timestamp"] | null;
            id: components["schemas"]["WebhookId"];
            /** @description Whether events are delivered. */
            is_enabled: boolean;
            /**
             * Format: int64
             * @description The id of the last event that was delivered or waits for it. Events after it are still in the log.
             * @example 4711
             */
            last_event_id: number;
            paused_until: components["schemas"]["Timestamp"] | null;
            previous_secret_until: components["schemas"]["Timestamp"] | null;
            replay: components["schemas"]["ReplayRead"] | null;
            /** @example https://example.com/hooks */
            url: string;
        };
        /** @description An administrator had a range of events delivered again. */
        WebhookReplayedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @description Events after this one are sent again.
                 * @example 2
                 */
                after_event_id: number;
                /** @description The host of the webhook's URL. */
                host: string;
                /**
                 * Format: int64
                 * @description Up to this one.
                 * @example 2
                 */
                until_event_id: number;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                webhook_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["WebhookSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "webhook.replayed";
        };
        /** @description The secrets of a webhook. Keep them as carefully as a password. */
        WebhookSecretRead: {
            /**
             * @description The former secret, while it signs, too.
             * @example null
             */
            previous_secret: string | null;
            previous_secret_until: components["schemas"]["Timestamp"] | null;
            /**
             * @description The secret that signs, as libraries for Standard Webhooks take it.
             * @example whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=
             */
            secret: string;
        };
        /** @description An administrator replaced the secret of a webhook. */
        WebhookSecretRotatedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /** @description The host of the webhook's URL. */
                host: string;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                webhook_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["WebhookSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "webhook.secret_rotated";
        };
        /** @description An administrator viewed the secret of a webhook. */
        WebhookSecretViewedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /** @description The host of the webhook's URL. */
                host: string;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                webhook_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["WebhookSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "webhook.secret_viewed";
        };
        /** @description A webhook. */
        WebhookSubject: {
            /**
             * Format: uuid
             * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
             */
            id: string;
            /** @enum {string} */
            kind: "webhook";
            /** @description What it is called now. `null` if it has no name, or it is deleted, and in what webhooks get. */
            label: null | string;
        };
        /** @description An administrator sent a test to a webhook. */
        WebhookTestedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /** @description The host of the webhook's URL. */
                host: string;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                webhook_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["WebhookSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "webhook.tested";
        };
        /**
         * @description Changes to a webhook; omitted fields stay unchanged.
         * @example {
         *       "description": "To the accounting",
         *       "event_types": [
         *         "signup.requested"
         *       ],
         *       "url": "https://example.com/hooks"
         *     }
         */
        WebhookUpdate: {
            /** @example To the accounting */
            description?: string;
            /** @description The types of events to deliver; `null`: all. */
            event_types?: components["schemas"]["Change_EventTypes"];
            /**
             * Format: uri
             * @description As in a new webhook.
             * @example https://example.com/hooks
             */
            url?: string;
        };
        /** @example 5 */
        Whole_1_5: number;
        /** @description A requested name, as the worker sees it. */
        WishedName: {
            /** @example Ada */
            first_name: string;
            /** @example King */
            last_name: string;
            requested_at: components["schemas"]["Timestamp"];
        };
        /** @description A worker became available for hire, or unavailable. */
        WorkerAvailabilityChangedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /** @description Whether they are available now. */
                is_available: boolean;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                user_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["UserSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "worker.availability_changed";
        };
        /** @description A worker changed their profile. */
        WorkerChangedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                user_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["UserSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "worker.changed";
        };
        /** @description An administrator approved a change of name. A notification for WORKER, if others have done it. */
        WorkerNameChangedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @description The request.
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                name_change_id: string;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                user_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["UserSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "worker.name_changed";
        };
        /** @description An administrator rejected a change of name. A notification for WORKER, if others have done it. */
        WorkerNameChangeRejectedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @description The request.
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                name_change_id: string;
                /** @description The reason, in the words of its author. */
                reason: string;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                user_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["UserSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "worker.name_change_rejected";
        };
        /** @description A verified worker requested a change of name. A notification for ADMIN, if others have done it. */
        WorkerNameChangeRequestedEvent: {
            actor: components["schemas"]["EventActorOrNull"];
            /**
             * Format: date-time
             * @description RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
             * @example 2026-05-04T10:00:00.123456Z
             */
            at: string;
            data: {
                /**
                 * Format: uuid
                 * @description The request.
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                name_change_id: string;
                /**
                 * Format: uuid
                 * @example 019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f
                 */
                user_id: string;
            };
            id: components["schemas"]["EventId"];
            subject: components["schemas"]["UserSubject"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "worker.name_change_requested";
        };
        /**
         * @description A worker's own profile.
         * @example {
         *       "availability_note": "Back from holidays on Monday",
         *       "bio": "I have been at it for twelve years.",
         *       "created_at": "2026-05-04T10:00:00.123456Z",
         *       "email": "ada@example.com",
         *       "email_verified": true,
         *       "first_name": "Ada",
         *       "id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
         *       "is_available": true,
         *       "jobs_completed": 41,
         *       "kyc_status": "NOT_SUBMITTED",
         *       "language": "de",
         *       "last_name": "Lovelace",
         *       "latitude": 52.4986,
         *       "location": "Berlin, Kreuzberg",
         *       "longitude": 13.4033,
         *       "phone_number": "+49301234567",
         *       "picture_url": "/api/v1/pictures/0198c5a6-7e2b-7c41-9f0e-3d2a1b4c5d6e/320.webp",
         *       "rating": {
         *         "average": 4.67,
         *         "count": 12
         *       },
         *       "reliability": {
         *         "completion_rate": 0.97,
         *         "late_cancellations": 0,
         *         "repeat_clients": 6,
         *         "response_time_minutes": 25
         *       },
         *       "role": "CLIENT",
         *       "skills": [
         *         "Leaking taps",
         *         "Pipes"
         *       ],
         *       "status": "ACTIVE",
         *       "time_zone": "Europe/Berlin",
         *       "wished_name": {
         *         "first_name": "Ada",
         *         "last_name": "King",
         *         "requested_at": "2026-05-04T10:00:00.123456Z"
         *       },
         *       "years_experience": 12
         *     }
         */
        WorkerRead: components["schemas"]["UserRead"] & {
            /** @example Back from holidays on Monday */
            availability_note: string | null;
            /** @example I have been at it for twelve years. */
            bio: string | null;
            is_available: boolean;
            /**
             * Format: int64
             * @example 41
             */
            jobs_completed: number;
            kyc_status: components["schemas"]["KycStatus"];
            /**
             * Format: double
             * @example 52.4986
             */
            latitude: number | null;
            /** @example Berlin, Kreuzberg */
            location: string | null;
            /**
             * Format: double
             * @example 13.4033
             */
            longitude: number | null;
            picture_url: components["schemas"]["PictureUrl"] | null;
            rating: components["schemas"]["Rating"];
            reliability: components["schemas"]["Reliability"];
            /**
             * @example [
             *       "Leaking taps",
             *       "Pipes"
             *     ]
             */
            skills: string[];
            wished_name: components["schemas"]["WishedName"] | null;
            /**
             * Format: int64
             * @example 12
             */
            years_experience: number | null;
        };
        /** @description A worker as shown with listings and conversations. */
        WorkerSummary: {
            /**
             * @description `Deleted user` after the account was deleted.
             * @example Grace
             */
            first_name: string;
            id: components["schemas"]["UserId"];
            /** @description Whether they are available. */
            is_available: boolean;
            /** @description Whether the identity check is approved. */
            is_verified: boolean;
            /**
             * @description Empty after the account was deleted.
             * @example H
             */
            last_initial: string;
            picture_url: components["schemas"]["PictureUrl"] | null;
            rating: components["schemas"]["Rating"];
        };
        /**
         * @description Changes to a worker's profile. Omitted fields stay unchanged; `null` clears an optional field.
         * @example {
         *       "bio": "I have been at it for twelve years.\nFair prices, clean work.",
         *       "first_name": "Jean-Luc",
         *       "language": "de",
         *       "last_name": "Lovelace",
         *       "latitude": 13.405,
         *       "location": "Leaking taps and pipes",
         *       "longitude": 13.405,
         *       "phone_number": "+49 30 1234567",
         *       "skills": [
         *         "Leaking taps",
         *         "Pipes"
         *       ],
         *       "time_zone": "Europe/Berlin",
         *       "years_experience": 80
         *     }
         */
        WorkerUpdate: {
            bio?: components["schemas"]["Change_Paragraph_1_2000"];
            /** @description After or during an identity check, a new name waits for an administrator's decision: see `wished_name`. */
            first_name?: components["schemas"]["Name_1_80"];
            /** @description The language of mails to you. `null`: that of this installation. */
            language?: components["schemas"]["Change_Language"];
            /**
             * @description Empty for people with a single name.
             * @example Lovelace
             */
            last_name?: string;
            /** @description Given together with `longitude`. Never shown to the public. */
            latitude?: components["schemas"]["Change_Degrees_90"];
            /** @description The location in words. */
            location?: components["schemas"]["Change_Line_1_120"];
            longitude?: components["schemas"]["Change_Degrees_180"];
            phone_number?: components["schemas"]["Change_Phone"];
            skills?: components["schemas"]["SkillList"];
            /** @description The time zone of times in mails to you. `null`: that of this installation. */
            time_zone?: components["schemas"]["Change_TimeZone"];
            years_experience?: components["schemas"]["Change_Whole_0_80"];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getKeySet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A JSON Web Key Set. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
        };
    };
    listAuditEvents: {
        parameters: {
            query?: {
                /** @description The account that acted. */
                actor_id?: components["schemas"]["UserId"];
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description Only entries of this time or later. */
                from?: components["schemas"]["Timestamp"];
                /**
                 * @description The maximum number of items.
                 * @example 20
                 */
                limit?: number;
                /** @description The account or thing that was acted on. */
                subject_id?: components["schemas"]["SubjectId"];
                type?: components["schemas"]["EventKind"];
                /** @description Only entries before this time. */
                until?: components["schemas"]["Timestamp"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The audit trail, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_AuditRead"];
                };
            };
        };
    };
    createCategory: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CategoryCreate"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManagedCategoryRead"];
                };
            };
        };
    };
    getCategory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example plumbing */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The category. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManagedCategoryRead"];
                };
            };
        };
    };
    updateCategory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example plumbing */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CategoryUpdate"];
            };
        };
        responses: {
            /** @description Changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManagedCategoryRead"];
                };
            };
        };
    };
    listDisputes: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description The maximum number of items.
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description Only disputes with this status. The default is those that wait for a decision: `OPEN` and `APPEALED`.
                 * @example OPEN
                 */
                status?: "OPEN" | "SETTLED" | "UNANSWERED" | "RESOLVED" | "APPEALED" | "APPEAL_DECIDED";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Disputes, oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_QueuedDisputeRead"];
                };
            };
        };
    };
    getDisputeCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The dispute. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisputeRead"];
                };
            };
        };
    };
    claimDispute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Claimed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisputeRead"];
                };
            };
        };
    };
    listDisputeMessages: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description The maximum number of items.
                 * @example 20
                 */
                limit?: number;
            };
            header?: never;
            path: {
                id: components["schemas"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Messages, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_InspectedMessage"];
                };
            };
        };
    };
    releaseDispute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Released. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    resolveDispute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["JobId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Resolution"];
            };
        };
        responses: {
            /** @description Decided. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisputeRead"];
                };
            };
        };
    };
    listAllJobs: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description Only jobs proposed at this time or later. */
                from?: components["schemas"]["Timestamp"];
                /**
                 * @description The maximum number of items.
                 * @example 20
                 */
                limit?: number;
                /** @description Only jobs with this status. */
                status?: components["schemas"]["JobStatus"];
                /** @description Only jobs proposed before this time. */
                until?: components["schemas"]["Timestamp"];
                /** @description Only jobs of this client or worker. */
                user_id?: components["schemas"]["UserId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Jobs, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_JobRead"];
                };
            };
        };
    };
    getJobCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobCaseRead"];
                };
            };
        };
    };
    inspectJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["JobId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description You may read the messages. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InspectionRead"];
                };
            };
        };
    };
    listInspectedMessages: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description The maximum number of items.
                 * @example 20
                 */
                limit?: number;
            };
            header?: never;
            path: {
                id: components["schemas"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Messages, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_InspectedMessage"];
                };
            };
        };
    };
    listKycCases: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description The maximum number of items.
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description Only submissions with this status. Without a `worker_id`, the default is `PENDING`.
                 * @example PENDING
                 */
                status?: "NOT_SUBMITTED" | "PENDING" | "IN_REVIEW" | "APPROVED" | "REJECTED" | "NEEDS_RESUBMISSION" | "EXPIRED" | "REVOKED";
                /** @description Only submissions of this worker, whatever their status. */
                worker_id?: components["schemas"]["UserId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Submissions, oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_CaseRead"];
                };
            };
        };
    };
    getKycCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["SubmissionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The submission. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseDetail"];
                };
            };
        };
    };
    approveKycCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["SubmissionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Approved, or `PENDING` with `endorsed_by`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseRead"];
                };
            };
        };
    };
    claimKycCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["SubmissionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Claimed for half an hour. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseRead"];
                };
            };
        };
    };
    getKycFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["SubmissionId"];
                slot: components["schemas"]["Slot"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                    "image/jpeg": unknown;
                    "image/png": unknown;
                };
            };
        };
    };
    rejectKycCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["SubmissionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Rejection"];
            };
        };
        responses: {
            /** @description Rejected. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseRead"];
                };
            };
        };
    };
    releaseKycCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["SubmissionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Released. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseRead"];
                };
            };
        };
    };
    requestKycChanges: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["SubmissionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeRequest"];
            };
        };
        responses: {
            /** @description Changes requested. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseRead"];
                };
            };
        };
    };
    revokeKycCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["SubmissionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Rejection"];
            };
        };
        responses: {
            /** @description Revoked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseRead"];
                };
            };
        };
    };
    listNameChanges: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description The maximum number of items.
                 * @example 20
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Pending requests, oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_NameChangeRead"];
                };
            };
        };
    };
    approveNameChange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["NameChangeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Changed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    rejectNameChange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["NameChangeId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description Rejected. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listReviewAppeals: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description The maximum number of items.
                 * @example 20
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Appeals, oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_Appeal"];
                };
            };
        };
    };
    listReviews: {
        parameters: {
            query?: {
                /** @description Only reviews of jobs of this client. */
                author_id?: components["schemas"]["UserId"];
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description Only reviews with open flags of users or the system. */
                flagged?: boolean;
                /**
                 * @description The maximum number of items.
                 * @example 20
                 */
                limit?: number;
                /** @description Reviews by this side. Default: `CLIENT`. */
                reviewer?: components["schemas"]["Side"];
                status?: components["schemas"]["ReviewStatus"];
                /** @description Only reviews of jobs of this worker. */
                worker_id?: components["schemas"]["UserId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Reviews, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_ModeratedRead"];
                };
            };
        };
    };
    getModeratedReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ReviewId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The review. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModeratedDetail"];
                };
            };
        };
    };
    deleteReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ReviewId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewRemoval"];
            };
        };
        responses: {
            /** @description Removed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    decideReviewAppeal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ReviewId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppealDecision"];
            };
        };
        responses: {
            /** @description Decided. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    keepReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ReviewId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Kept. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    restoreReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ReviewId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description Restored. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listAllServices: {
        parameters: {
            query?: {
                /**
                 * @description Only listings of this category: its slug.
                 * @example plumbing
                 */
                category?: string;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description The maximum number of items.
                 * @example 20
                 */
                limit?: number;
                /** @description Whether an administrator has paused it. */
                paused_by_moderation?: boolean;
                /**
                 * @description Words, at most 10, each of which must begin a word of the title, the description or the location. They are compared
                 *     as in the search of listings. A listing is found by its words a moment after it was changed, at most.
                 * @example leaking tap
                 */
                q?: string;
                /**
                 * @description Those that administrators have removed and that can be restored, instead of those that there are. They have the status that
                 *     they had before, and are not found by words.
                 */
                removed?: boolean;
                /** @description Only listings with this status. */
                status?: components["schemas"]["ServiceStatus"];
                /** @description Only listings of this worker. */
                worker_id?: components["schemas"]["UserId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Listings, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_AnyServiceRead"];
                };
            };
        };
    };
    getAnyService: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The listing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnyServiceRead"];
                };
            };
        };
    };
    pauseService: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description Paused. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnyServiceRead"];
                };
            };
        };
    };
    removeService: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description Removed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnyServiceRead"];
                };
            };
        };
    };
    restoreService: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description Restored. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnyServiceRead"];
                };
            };
        };
    };
    getSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings and the keys. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfigurationRead"];
                };
            };
        };
    };
    getStats: {
        parameters: {
            query?: {
                /** @description The first day; default: 29 days before the last one. */
                from?: components["schemas"]["Day"];
                /** @description The last day; default: today. */
                to?: components["schemas"]["Day"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The statistics. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatsRead"];
                };
            };
        };
    };
    getSystemStatus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state of the installation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SystemRead"];
                };
            };
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description Only accounts created at this time or later. */
                from?: components["schemas"]["Timestamp"];
                /** @description Only workers with this state of their identity check. */
                kyc_status?: components["schemas"]["KycStatus"];
                /**
                 * @description The maximum number of items.
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description The beginning of the e-mail address, up to 10 words, each of which must begin a word of the name, a whole telephone
                 *     number, or an id. Case, accents, strokes, ligatures and punctuation in names are ignored.
                 * @example ada l
                 */
                q?: string;
                role?: components["schemas"]["Role"];
                status?: components["schemas"]["UserStatus"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accounts, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_UserRead"];
                };
            };
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountDetails"];
                };
            };
        };
    };
    deleteUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getUserActions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What you can do. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActionsRead"];
                };
            };
        };
    };
    banUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description Banned. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserRead"];
                };
            };
        };
    };
    endUserSessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description Every session has ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    exportUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description A ZIP file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": unknown;
                };
            };
        };
    };
    freezeUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description Frozen. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserRead"];
                };
            };
        };
    };
    getLegalHold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The legal hold. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LegalHoldRead"];
                };
            };
        };
    };
    placeLegalHold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description The legal hold is placed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LegalHoldRead"];
                };
            };
        };
    };
    liftLegalHold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description The legal hold is lifted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getUserOverview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account and everything around it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverviewRead"];
                };
            };
        };
    };
    unbanUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description Active, or frozen as before. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserRead"];
                };
            };
        };
    };
    unfreezeUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description Active. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserRead"];
                };
            };
        };
    };
    getWaiting: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What waits now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitingRead"];
                };
            };
        };
    };
    listWebhooks: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description The maximum number of items.
                 * @example 20
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Webhooks, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_WebhookRead"];
                };
            };
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookCreate"];
            };
        };
        responses: {
            /** @description Created. Its secret is at `/admin/webhooks/{id}/secret`. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookRead"];
                };
            };
        };
    };
    getWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookRead"];
                };
            };
        };
    };
    deleteWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookUpdate"];
            };
        };
        responses: {
            /** @description Changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookRead"];
                };
            };
        };
    };
    listWebhookAttempts: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description The maximum number of items.
                 * @example 20
                 */
                limit?: number;
            };
            header?: never;
            path: {
                id: components["schemas"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Attempts, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_AttemptRead"];
                };
            };
        };
    };
    disableWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Disabled. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookRead"];
                };
            };
        };
    };
    enableWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookEnable"];
            };
        };
        responses: {
            /** @description Enabled. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookRead"];
                };
            };
        };
    };
    replayWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplayCreate"];
            };
        };
        responses: {
            /** @description The events are delivered again. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayRead"];
                };
            };
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Replaced. The new secret is at `/admin/webhooks/{id}/secret`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookRead"];
                };
            };
        };
    };
    getWebhookSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The secrets that sign now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookSecretRead"];
                };
            };
        };
    };
    testWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What came of it, also if the receiver has refused it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttemptRead"];
                };
            };
        };
    };
    changeEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmailChange"];
            };
        };
        responses: {
            /** @description A mail will be sent. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Detail"];
                };
            };
        };
    };
    confirmEmailChange: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkToken"];
            };
        };
        responses: {
            /** @description The account has the new address. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verified"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description The password is changed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    requestPasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Address"];
            };
        };
        responses: {
            /** @description A mail will be sent if the address has an account. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Detail"];
                };
            };
        };
    };
    listIdentities: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description The maximum number of items.
                 * @example 20
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_IdentityRead"];
                };
            };
        };
    };
    unlinkIdentity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["IdentityId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reauthentication"];
            };
        };
        responses: {
            /** @description Unlinked. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    logIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordLogin"];
            };
        };
        responses: {
            /** @description Signed in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInRead"];
                };
            };
        };
    };
    logOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    logOutEverywhere: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out everywhere. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Your account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnAccountRead"];
                };
            };
        };
    };
    deleteAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reauthentication"];
            };
        };
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountUpdate"];
            };
        };
        responses: {
            /** @description The changed account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnAccountRead"];
                };
            };
        };
    };
    getExport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Your export. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportRead"];
                };
            };
        };
    };
    requestExport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reauthentication"];
            };
        };
        responses: {
            /** @description It is being packed. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportRead"];
                };
            };
        };
    };
    downloadExport: {
        parameters: {
            query: {
                /** @description From the export's `url`. */
                token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A ZIP file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": unknown;
                };
            };
        };
    };
    finishOidcLogin: {
        parameters: {
            query?: {
                /** @description The authorization code. */
                code?: string;
                /**
                 * @description Why there is no code.
                 * @example access_denied
                 */
                error?: string;
                /**
                 * @description The issuer of the response.
                 * @example https://accounts.google.com
                 */
                iss?: string;
                /** @description Other parameters of the provider, which are ignored. */
                others?: {
                    [key: string]: string;
                };
                /** @description Our `state`, returned. */
                state?: string;
                /**
                 * @description The user's name as JSON; Apple sends it at the first sign-in only.
                 * @example {"name":{"firstName":"Ada","lastName":"Lovelace"}}
                 */
                user?: string;
            };
            header?: never;
            path: {
                /** @example google */
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenRead"];
                };
            };
        };
    };
    finishOidcLoginByForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example apple */
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["Callback"];
            };
        };
        responses: {
            /** @description Signed in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenRead"];
                };
            };
        };
    };
    completeOidcSignup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example apple */
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewcomerCreate"];
            };
        };
        responses: {
            /** @description Signed in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInRead"];
                };
            };
        };
    };
    linkIdentity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example google */
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkRequest"];
            };
        };
        responses: {
            /** @description The URL to open. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkStart"];
                };
            };
        };
    };
    startOidcLogin: {
        parameters: {
            query?: {
                /**
                 * @description A path of this site, the final target of the browser.
                 * @example /welcome
                 */
                return_to?: string;
                /** @description The role of a new account; CLIENT by default. An existing account keeps its role. */
                role?: components["schemas"]["SignupRole"];
            };
            header?: never;
            path: {
                /** @example google */
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description With `Accept: application/json`: the URL to open. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkStart"];
                };
            };
        };
    };
    listOidcProviders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The providers that the operator has set up. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderRead"][];
                };
            };
        };
    };
    listPasskeys: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description The maximum number of items.
                 * @example 20
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Your passkeys, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_PasskeyRead"];
                };
            };
        };
    };
    deletePasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["PasskeyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reauthentication"];
            };
        };
        responses: {
            /** @description Removed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    finishPasskeyRegistration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyCreate"];
            };
        };
        responses: {
            /** @description Added. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyRead"];
                };
            };
        };
    };
    finishPasskeyLogin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyLogin"];
            };
        };
        responses: {
            /** @description Signed in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInRead"];
                };
            };
        };
    };
    startPasskeyLogin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyLoginStart"];
            };
        };
        responses: {
            /** @description The challenge for the authenticator. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CeremonyRead"];
                };
            };
        };
    };
    startPasskeyRegistration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reauthentication"];
            };
        };
        responses: {
            /** @description The challenge for the authenticator. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CeremonyRead"];
                };
            };
        };
    };
    refreshSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Refresh"];
            };
        };
        responses: {
            /** @description The next pair of tokens. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInRead"];
                };
            };
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordReset"];
            };
        };
        responses: {
            /** @description The password is changed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getResetCredentials: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkToken"];
            };
        };
        responses: {
            /** @description The account's other sign-in methods. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CredentialsRead"];
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description The maximum number of items.
                 * @example 20
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Your sessions, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_SessionRead"];
                };
            };
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    signUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignupCreate"];
            };
        };
        responses: {
            /** @description A mail will be sent. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Detail"];
                };
            };
        };
    };
    createToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            /** @description Signed in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenRead"];
                };
            };
        };
    };
    setUpTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TotpCreate"];
            };
        };
        responses: {
            /** @description The secret for the app. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TotpRead"];
                };
            };
        };
    };
    disableTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TotpDelete"];
            };
        };
        responses: {
            /** @description The second factor is removed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    confirmTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TotpConfirm"];
            };
        };
        responses: {
            /** @description Recovery codes for a lost app. Each works once. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
        };
    };
    verifyEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Verification"];
            };
        };
        responses: {
            /** @description The account was created. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verified"];
                };
            };
        };
    };
    resendVerificationEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Address"];
            };
        };
        responses: {
            /** @description A mail will be sent if there is something to verify. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Detail"];
                };
            };
        };
    };
    listCategories: {
        parameters: {
            query?: {
                /** @description Whether those are listed, too, that take no new listings. Some listings may still be in them. */
                include_retired?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The categories in their order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_CategoryRead"];
                };
            };
        };
    };
    getClient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The client. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicClient"];
                };
            };
        };
    };
    listClientReviews: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description The maximum number of items.
                 * @example 20
                 */
                limit?: number;
            };
            header?: never;
            path: {
                id: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Reviews, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_ReviewRead"];
                };
            };
        };
    };
    getClientReviewSummary: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rating summary. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SummaryRead"];
                };
            };
        };
    };
    getMyClientProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Your profile. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientRead"];
                };
            };
        };
    };
    updateMyClientProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClientUpdate"];
            };
        };
        responses: {
            /** @description The changed profile. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientRead"];
                };
            };
        };
    };
    listFavoriteServices: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description The maximum number of items.
                 * @example 20
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Your bookmarked listings, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_ServiceRead"];
                };
            };
        };
    };
    addFavoriteService: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                service_id: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Bookmarked, now or before. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    removeFavoriteService: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                service_id: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Not bookmarked, now or before. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listFavorites: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description The maximum number of items.
                 * @example 20
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Your favorites, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_PublicWorker"];
                };
            };
        };
    };
    addFavorite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                worker_id: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Bookmarked, now or before. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    removeFavorite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                worker_id: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Not bookmarked, now or before. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    uploadClientPicture: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["PictureForm"];
            };
        };
        responses: {
            /** @description The URL of the picture. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PictureRead"];
                };
            };
        };
    };
    deleteClientPicture: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed, now or before. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getConfig: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The configuration. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfigRead"];
                };
            };
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /**
                 * @description The id of the last event that you have seen; later events are returned.
                 * @example 0
                 */
                after?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description The maximum number of items.
                 * @example 20
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What happened. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_EventRead"];
                    "text/event-stream": string;
                };
            };
        };
    };
    getLatestEvent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The last event that concerns you. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogPosition"];
                };
            };
        };
    };
    getIdentityCheckFile: {
        parameters: {
            query: {
                /** @example AAAAAGn… */
                token: string;
            };
            header?: never;
            path: {
                id: components["schemas"]["SubmissionId"];
                slot: components["schemas"]["Slot"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                    "image/jpeg": unknown;
                    "image/png": unknown;
                };
            };
        };
    };
    answerIdentityCheck: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["SubmissionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckAnswer"];
            };
        };
        responses: {
            /** @description Recorded, now or before. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listJobs: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description The maximum number of items.
                 * @example 20
                 */
                limit?: number;
                /** @description Only jobs in which you are on this side. An account is on one side, so it has none on the other. */
                side?: components["schemas"]["Side"];
                /** @description Only jobs with this status. */
                status?: components["schemas"]["JobStatus"];
                /** @description Only jobs of this conversation. */
                thread_id?: components["schemas"]["ThreadId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Your jobs, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_JobRead"];
                };
            };
        };
    };
    createJob: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JobCreate"];
            };
        };
        responses: {
            /** @description Proposed. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobRead"];
                };
            };
        };
    };
    getJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobRead"];
                };
            };
        };
    };
    updateJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["JobId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JobUpdate"];
            };
        };
        responses: {
            /** @description Changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobRead"];
                };
            };
        };
    };
    acceptJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["JobAcceptance"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobRead"];
                };
            };
        };
    };
    cancelJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["JobId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JobCancel"];
            };
        };
        responses: {
            /** @description Cancelled. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobRead"];
                };
            };
        };
    };
    previewCancellation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What would come of it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancellationRead"];
                };
            };
        };
    };
    completeJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Completed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobRead"];
                };
            };
        };
    };
    contestNoShow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["JobId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatementCreate"];
            };
        };
        responses: {
            /** @description The dispute. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisputeRead"];
                };
            };
        };
    };
    getDispute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The dispute. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisputeRead"];
                };
            };
        };
    };
    openDispute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["JobId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DisputeCreate"];
            };
        };
        responses: {
            /** @description The dispute. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisputeRead"];
                };
            };
        };
    };
    appealDispute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["JobId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatementCreate"];
            };
        };
        responses: {
            /** @description The dispute. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisputeRead"];
                };
            };
        };
    };
    proposeSettlement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["JobId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettlementCreate"];
            };
        };
        responses: {
            /** @description The dispute. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisputeRead"];
                };
            };
        };
    };
    acceptSettlement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["JobId"];
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Settled. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisputeRead"];
                };
            };
        };
    };
    declineSettlement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["JobId"];
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Declined. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisputeRead"];
                };
            };
        };
    };
    createDisputeStatement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["JobId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatementCreate"];
            };
        };
        responses: {
            /** @description The dispute. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisputeRead"];
                };
            };
        };
    };
    listJobEvents: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description The maximum number of items.
                 * @example 20
                 */
                limit?: number;
            };
            header?: never;
            path: {
                id: components["schemas"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its history, oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_JobEventRead"];
                };
            };
        };
    };
    finalizeJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Finalized. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobRead"];
                };
            };
        };
    };
    listOffers: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description The maximum number of items.
                 * @example 20
                 */
                limit?: number;
            };
            header?: never;
            path: {
                id: components["schemas"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Offers, the newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_JobOfferRead"];
                };
            };
        };
    };
    createOffer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["JobId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfferCreate"];
            };
        };
        responses: {
            /** @description The job with the open offer. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobRead"];
                };
            };
        };
    };
    acceptOffer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["JobId"];
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobRead"];
                };
            };
        };
    };
    declineOffer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["JobId"];
                number: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["OfferDecline"];
            };
        };
        responses: {
            /** @description Declined. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobRead"];
                };
            };
        };
    };
    withdrawOffer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["JobId"];
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Withdrawn. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobRead"];
                };
            };
        };
    };
    rejectJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["JobId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description Rejected. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobRead"];
                };
            };
        };
    };
    reportNoShow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Reported. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobRead"];
                };
            };
        };
    };
    requestChanges: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["JobId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description Requested. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobRead"];
                };
            };
        };
    };
    createReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["JobId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewCreate"];
            };
        };
        responses: {
            /** @description Posted. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewRead"];
                };
            };
        };
    };
    getJobReviews: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The reviews of the job. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobReviewsRead"];
                };
            };
        };
    };
    listNotifications: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description The maximum number of items.
                 * @example 20
                 */
                limit?: number;
                /** @description Only events of these types. Without it: those that say "a notification" in their description, for your role. */
                type?: components["schemas"]["EventKind"][];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Notifications, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_EventRead"];
                };
            };
        };
    };
    markNotificationsSeen: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NotificationsSeen"];
            };
        };
        responses: {
            /** @description What was not seen yet. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnreadNotifications"];
                };
            };
        };
    };
    countUnreadNotifications: {
        parameters: {
            query?: {
                /** @description Only events of these types. Without it: those that say "a notification" in their description, for your role. */
                type?: components["schemas"]["EventKind"][];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was not seen yet. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnreadNotifications"];
                };
            };
        };
    };
    getPicture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                /** @example 320.webp */
                size: "96.webp" | "320.webp" | "1024.webp";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/webp": unknown;
                };
            };
        };
    };
    getReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ReviewId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The review. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewRead"];
                };
            };
        };
    };
    withdrawReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ReviewId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken back. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ReviewId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewUpdate"];
            };
        };
        responses: {
            /** @description Changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewRead"];
                };
            };
        };
    };
    appealReviewRemoval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ReviewId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppealCreate"];
            };
        };
        responses: {
            /** @description It waits for an administrator. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appeal"];
                };
            };
        };
    };
    flagReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ReviewId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description Flagged. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    replyToReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ReviewId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplyUpdate"];
            };
        };
        responses: {
            /** @description The review with the reply. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewRead"];
                };
            };
        };
    };
    listMyReviews: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description The maximum number of items.
                 * @example 20
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Your reviews, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_ReviewRead"];
                };
            };
        };
    };
    searchServices: {
        parameters: {
            query?: {
                /** @description Whether the worker is available. */
                available?: boolean;
                /**
                 * @description Listings with coordinates in this part of a map: its west, south, east and north edge in degrees, in this order (RFC
                 *     7946, section 5), such as `13.088,52.338,13.761,52.675`. Across the date line west is greater than east.
                 */
                bbox?: string;
                /** @description The slug of a category; repeated, the listings of each. A category that does not exist has no listings. */
                category?: string[];
                /**
                 * @description Listings with a price in this currency (ISO 4217). Prices are compared within one currency only, so `min_price`,
                 *     `max_price` and `sort=price` need it.
                 */
                currency?: string;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description The maximum number of items.
                 * @example 20
                 */
                limit?: number;
                /** @description Words, at most 10, each of which must begin a word of the location. */
                location?: string;
                /** @description In minor units. Needs `currency`. */
                max_price?: number;
                /** @description In minor units. Needs `currency`. */
                min_price?: number;
                /** @description The minimum average rating, as shown: rounded to hundredths. Workers without reviews have 0. */
                min_rating?: number;
                /**
                 * @description Latitude and longitude in degrees, such as `52.52,13.405`. Finds listings with coordinates within `radius_km`, and adds their
                 *     distance.
                 */
                near?: string;
                /**
                 * @description Words, at most 10, each of which must begin a word of the title, the description, the category's name in any language or the worker's
                 *     skills or first name. Case, accents, strokes, ligatures and punctuation are ignored: `lodz` finds Łódź,
                 *     `strasse` Straße, `oconnor` O'Connor, `email` e-mail and `e-mail` email. Blank text is no filter; punctuation
                 *     alone finds nothing.
                 * @example piano
                 */
                q?: string;
                /** @description In kilometres; has no effect without `near`. */
                radius_km?: number;
                /** @description The order: `relevance` if there is a `q`, else `newest`. `distance` requires `near`, `price` requires `currency`. */
                sort?: "relevance" | "newest" | "rating" | "price" | "distance";
                /**
                 * @description Whether to count the listings, up to 1,000: see `total`.
                 * @example true
                 */
                total?: boolean;
                /** @description Listings of one worker. */
                worker_id?: components["schemas"]["UserId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The matching listings in the requested order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServicesFound"];
                };
            };
        };
    };
    createService: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServiceCreate"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceRead"];
                };
            };
        };
    };
    getService: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The listing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceRead"];
                };
            };
        };
    };
    deleteService: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateService: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServiceUpdate"];
            };
        };
        responses: {
            /** @description Changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceRead"];
                };
            };
        };
    };
    listMyServices: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description The maximum number of items.
                 * @example 20
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Your listings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_ServiceRead"];
                };
            };
        };
    };
    listThreads: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description The conversation of this job. */
                job_id?: components["schemas"]["JobId"];
                /**
                 * @description The maximum number of items.
                 * @example 20
                 */
                limit?: number;
                /** @description The conversations about this listing. */
                service_id?: components["schemas"]["ServiceId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Your conversations. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_ThreadRead"];
                };
            };
        };
    };
    openThread: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ThreadCreate"];
            };
        };
        responses: {
            /** @description An open conversation was continued. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Opened"];
                };
            };
            /** @description The conversation was opened. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Opened"];
                };
            };
        };
    };
    getThread: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ThreadId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The conversation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThreadRead"];
                };
            };
        };
    };
    listThreadMessages: {
        parameters: {
            query?: {
                /** @description The messages after this one, oldest first. With a `cursor`, the messages after the cursor's page. */
                after?: components["schemas"]["MessageId"];
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description The maximum number of items.
                 * @example 20
                 */
                limit?: number;
            };
            header?: never;
            path: {
                id: components["schemas"]["ThreadId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Messages. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_MessageRead"];
                };
            };
        };
    };
    sendMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ThreadId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageCreate"];
            };
        };
        responses: {
            /** @description It was posted before with the same `client_message_id`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageRead"];
                };
            };
            /** @description Posted. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageRead"];
                };
            };
        };
    };
    markThreadRead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ThreadId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadMark"];
            };
        };
        responses: {
            /** @description Marked as read. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    countUnreadMessages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is unread. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnreadRead"];
                };
            };
        };
    };
    getWorker: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The worker. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicWorker"];
                };
            };
        };
    };
    listWorkerReviews: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description The maximum number of items.
                 * @example 20
                 */
                limit?: number;
            };
            header?: never;
            path: {
                id: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Reviews, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_ReviewRead"];
                };
            };
        };
    };
    getWorkerReviewSummary: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rating summary. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SummaryRead"];
                };
            };
        };
    };
    listWorkerServices: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description The maximum number of items.
                 * @example 20
                 */
                limit?: number;
            };
            header?: never;
            path: {
                id: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The worker's listings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_ServiceRead"];
                };
            };
        };
    };
    getMyWorkerProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Your profile. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerRead"];
                };
            };
        };
    };
    updateMyWorkerProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkerUpdate"];
            };
        };
        responses: {
            /** @description The changed profile. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerRead"];
                };
            };
        };
    };
    setAvailability: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Availability"];
            };
        };
        responses: {
            /** @description The changed profile. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerRead"];
                };
            };
        };
    };
    getKycStatus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The status and all submissions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KycRead"];
                };
            };
        };
    };
    submitKyc: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["SubmissionForm"];
            };
        };
        responses: {
            /** @description Submitted. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubmissionRead"];
                };
            };
        };
    };
    uploadKycFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slot: components["schemas"]["Slot"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["FileForm"];
            };
        };
        responses: {
            /** @description Prepared. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequiredFileRead"];
                };
            };
        };
    };
    deleteKycFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slot: components["schemas"]["Slot"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getKycRequirements: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The requirements and the progress. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequirementsRead"];
                };
            };
        };
    };
    submitKycDraft: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftSubmit"];
            };
        };
        responses: {
            /** @description Submitted. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubmissionRead"];
                };
            };
        };
    };
    uploadWorkerPicture: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["PictureForm"];
            };
        };
        responses: {
            /** @description The URL of the picture. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PictureRead"];
                };
            };
        };
    };
    deleteWorkerPicture: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed, now or before. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    openWebsocket: {
        parameters: {
            query?: {
                /**
                 * @description The id of the last event that you have seen; later events are returned.
                 * @example 0
                 */
                after?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: never;
    };
}
