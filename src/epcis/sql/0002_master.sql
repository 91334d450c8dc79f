-- Room epcis: master data (vocabularies of document headers and master data documents; SimpleMasterDataQuery).

-- An element of a vocabulary as one document described it; a later description is a new row, the earlier one stays, ended.
CREATE TABLE epcis_master (
  id @ID,
  county TEXT NOT NULL,              -- of the document
  vtype TEXT @BIN NOT NULL,          -- type of the vocabulary: urn:epcglobal:epcis:vtype:Location
  uri TEXT @BIN NOT NULL,            -- canonical
  from_us BIGINT NOT NULL,           -- stored
  until_us BIGINT,                   -- replaced; NULL: what holds now
  json TEXT NOT NULL                 -- the element as sent: id, attributes, children
);
CREATE UNIQUE INDEX epcis_master_now ON epcis_master (vtype, uri) WHERE until_us IS NULL;  -- epcis.master_find, epcis.master_query

-- Attributes of what holds now, for HASATTR_ and EQATTR_.
CREATE TABLE epcis_master_attr (
  uri TEXT @BIN NOT NULL,            -- of the element, canonical
  name TEXT @BIN NOT NULL,           -- id of the attribute
  text TEXT @BIN NOT NULL,           -- its value where that is a text or number, at most 200 bytes; else empty
  master BIGINT NOT NULL,            -- epcis_master
  seq BIGINT NOT NULL,
  PRIMARY KEY (uri, name, text, master, seq)
) @NOROWID;
CREATE INDEX epcis_master_attr_by_value ON epcis_master_attr (name, text, uri);            -- HASATTR_, EQATTR_ of events
CREATE INDEX epcis_master_attr_of ON epcis_master_attr (master);                           -- epcis.master_attr_drop

-- Children of what holds now.
CREATE TABLE epcis_master_child (
  vtype TEXT @BIN NOT NULL,
  parent TEXT @BIN NOT NULL,         -- canonical
  child TEXT @BIN NOT NULL,          -- canonical
  PRIMARY KEY (vtype, parent, child)
) @NOROWID;

-- What HASATTR_ and EQATTR_ ask of the identifiers in events.
CREATE VIEW epcis_master_attr_v AS SELECT uri, name, text FROM epcis_master_attr;
