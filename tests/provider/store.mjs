// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The library's own in-memory store forgets: version 9 keeps the newest 1,000 to 2,000 records,
// which is a few hundred sign-ins. A bulk test needs a hundred thousand, so this one forgets only
// what has expired.

const SWEEP_AT_LEAST = 1000;

export class Store {
  #records = new Map();
  #byGrant = new Map();
  #byUid = new Map();
  #byUserCode = new Map();
  #sweepAt = SWEEP_AT_LEAST;
  #now;

  constructor(now = Date.now) {
    this.#now = now;
  }

  get size() {
    return this.#records.size;
  }

  find(key) {
    const record = this.#records.get(key);
    if (!record) return undefined;
    if (record.expiresAt <= this.#now()) {
      this.remove(key);
      return undefined;
    }
    return record.payload;
  }

  findByUid(model, uid) {
    return this.find(this.#byUid.get(`${model}:${uid}`));
  }

  findByUserCode(model, userCode) {
    return this.find(this.#byUserCode.get(`${model}:${userCode}`));
  }

  put(model, key, payload, secondsToLive) {
    this.remove(key);
    const expiresAt = typeof secondsToLive === 'number' ? this.#now() + secondsToLive * 1000 : Infinity;
    this.#records.set(key, { model, payload, expiresAt });
    if (payload.grantId) {
      const grant = `${model}:${payload.grantId}`;
      const members = this.#byGrant.get(grant);
      if (members) members.add(key);
      else this.#byGrant.set(grant, new Set([key]));
    }
    if (payload.uid) this.#byUid.set(`${model}:${payload.uid}`, key);
    if (payload.userCode) this.#byUserCode.set(`${model}:${payload.userCode}`, key);
    if (this.#records.size >= this.#sweepAt) this.#sweep();
  }

  remove(key) {
    const record = this.#records.get(key);
    if (!record) return;
    this.#records.delete(key);
    const { model, payload } = record;
    if (payload.grantId) {
      const grant = `${model}:${payload.grantId}`;
      const members = this.#byGrant.get(grant);
      members?.delete(key);
      if (members?.size === 0) this.#byGrant.delete(grant);
    }
    if (payload.uid) this.#byUid.delete(`${model}:${payload.uid}`);
    if (payload.userCode) this.#byUserCode.delete(`${model}:${payload.userCode}`);
  }

  removeGrant(model, grantId) {
    for (const key of [...(this.#byGrant.get(`${model}:${grantId}`) ?? [])]) this.remove(key);
  }

  // Only when the number of records has doubled, so that a record costs the same however many lie here.
  #sweep() {
    const now = this.#now();
    for (const [key, record] of this.#records) if (record.expiresAt <= now) this.remove(key);
    this.#sweepAt = Math.max(SWEEP_AT_LEAST, this.#records.size * 2);
  }
}

// Both library versions ask for a class that they construct once per model.
export function adapterFor(store) {
  return class StoreAdapter {
    constructor(model) {
      this.model = model;
    }

    #key(id) {
      return `${this.model}:${id}`;
    }

    async find(id) {
      return store.find(this.#key(id));
    }

    async findByUid(uid) {
      return store.findByUid(this.model, uid);
    }

    async findByUserCode(userCode) {
      return store.findByUserCode(this.model, userCode);
    }

    async upsert(id, payload, secondsToLive) {
      store.put(this.model, this.#key(id), payload, secondsToLive);
    }

    async consume(id) {
      const payload = store.find(this.#key(id));
      if (payload) payload.consumed = Math.floor(Date.now() / 1000);
    }

    async destroy(id) {
      store.remove(this.#key(id));
    }

    async revokeByGrantId(grantId) {
      store.removeGrant(this.model, grantId);
    }
  };
}
