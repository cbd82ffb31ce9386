-- The children in need census is made out of the record as returns are. It must say the three figures by which the
-- Department knows the authority: whoever asks for a census says them.
alter table return_out add column sender text;
